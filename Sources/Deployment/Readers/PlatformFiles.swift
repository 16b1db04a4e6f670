import ConfigText
import Migrations
import SourceText

/// Files by which a platform is told how to build, release and start an application.
enum PlatformFiles {
  // MARK: Releases

  /// A command that runs once between the build and the start. What it does is unknown, if it is none that we know.
  private static func release(_ string: ConfigString, of file: SourceText, _ commands: CommandReader, _ scene: Scene)
    -> [DeployEvent]
  {
    var scene = scene
    scene.setting = .server
    if let folder = scene.folder, let image = commands.text(Path.join(folder, "Dockerfile")) {
      scene.image = Dockerfile(image, context: folder).image
    }
    scene.route.append(DeployEvent.Hop(name: "the release command", place: Place(file, string.span)))
    let events = commands.events(of: ShellText(string, of: file), in: scene).filter { !$0.startsNewCode }
    guard events.isEmpty else { return events }
    return [
      DeployEvent(
        action: .unread(name: string.text), place: Place(file, string.span), route: scene.route, isCertain: true,
        folder: scene.folder)
    ]
  }

  static func flyRelease(_ file: SourceText, _ commands: CommandReader, _ scene: Scene) -> [DeployEvent] {
    let command = ConfigFile(file, as: .toml)["deploy"]["release_command"]
    return command.configString.map { release($0, of: file, commands, scene) } ?? []
  }

  static func herokuRelease(in folder: String, _ commands: CommandReader, _ scene: Scene) -> [DeployEvent] {
    if let file = commands.text(Path.join(folder, "heroku.yml")),
      let command = ConfigFile(file, as: .yaml)["release"]["command"].strings.first
    {
      return release(command, of: file, commands, scene)
    }
    guard let file = commands.text(Path.join(folder, "Procfile")),
      let entry = Procfile(file).entries.first(where: { $0.name == "release" })
    else { return [] }
    var scene = scene
    scene.setting = .server
    scene.route.append(DeployEvent.Hop(name: "release", place: entry.place))
    return commands.events(of: entry.command, in: scene).filter { !$0.startsNewCode }
  }

  static func release(in folder: String, _ commands: CommandReader, _ scene: Scene) -> [DeployEvent] {
    for service in services(in: folder, commands) {
      let found = service.release.flatMap { release($0, of: service.file, commands, scene) }
      if !found.isEmpty { return found }
    }
    return []
  }

  // MARK: Services of Render, Railway

  struct Service {
    var file: SourceText
    var name: String
    var place: Place
    var folder: String
    var build: [ConfigString] = []
    var release: [ConfigString] = []
    var start: ConfigString?
    var replicas: Int?
    /// It serves requests or works off jobs: it is no database and no static site.
    var runsCode: Bool
  }

  static func services(in folder: String, _ commands: CommandReader) -> [Service] {
    for name in ["render.yaml", "render.yml"] {
      guard let file = commands.text(Path.join(folder, name)) else { continue }
      return (ConfigFile(file, as: .yaml)["services"].array ?? []).compactMap { service in
        let type = service["type"].string ?? "web"
        let runtime = service["runtime"].string ?? service["env"].string ?? ""
        guard ["web", "pserv", "worker"].contains(type), runtime != "static", runtime != "image" else { return nil }
        let home = Path.normalized(Path.join(folder, service["rootDir"].string ?? "."))
        return Service(
          file: file, name: service["name"].string ?? type,
          place: Place(file, (service["name"] ?? service).span.firstLine(of: file)),
          folder: home, build: service["buildCommand"].strings, release: service["preDeployCommand"].strings,
          start: service["startCommand"].configString, replicas: service["numInstances"].int, runsCode: type == "web")
      }
    }
    for (name, format) in [("railway.json", ConfigFormat.json), ("railway.toml", .toml)] {
      guard let file = commands.text(Path.join(folder, name)) else { continue }
      let root = ConfigFile(file, as: format).root
      let deploy = root["deploy"]
      return [
        Service(
          file: file, name: name, place: Place(file, (deploy ?? root).span.firstLine(of: file)), folder: folder,
          build: root["build"]["buildCommand"].strings, release: deploy["preDeployCommand"].strings,
          start: deploy["startCommand"].configString, replicas: deploy["numReplicas"].int, runsCode: true)
      ]
    }
    return []
  }

  // MARK: Builds

  /// What Vercel or Netlify run to build: the command of their file, or the package's own script.
  static func buildEvents(in folder: String, _ commands: CommandReader, _ scene: Scene) -> [DeployEvent] {
    var scene = scene
    scene.setting = .server
    scene.folder = folder
    if let file = commands.text(Path.join(folder, "vercel.json")),
      let command = ConfigFile(file, as: .json)["buildCommand"].configString
    {
      return commands.events(of: ShellText(command, of: file), in: scene).filter { !$0.startsNewCode }
    }
    if let file = commands.text(Path.join(folder, "netlify.toml")),
      let command = ConfigFile(file, as: .toml)["build"]["command"].configString
    {
      return commands.events(of: ShellText(command, of: file), in: scene).filter { !$0.startsNewCode }
    }
    return packageBuild(in: folder, commands, scene)
  }

  /// The script by which a platform builds a package.
  static func packageBuild(in folder: String, _ commands: CommandReader, _ scene: Scene) -> [DeployEvent] {
    guard let file = commands.text(Path.join(folder, "package.json")) else { return [] }
    let scripts = ConfigFile(file, as: .json)["scripts"]
    for name in ["vercel-build", "now-build", "heroku-postbuild", "build"] {
      guard let key = scripts?.table?.key(name) else { continue }
      let words = ["npm", "run", name].map { text in
        ShellWord(
          text: ShellText(
            file: file, bytes: Array(text.utf8), origins: Array(repeating: key.span.start, count: text.utf8.count + 1)))
      }
      let call = Call(words, at: Place(file, key.span))
      return (commands.events(ofPackageScript: name, in: folder, call, scene) ?? []).filter { !$0.startsNewCode }
    }
    return []
  }
}

extension Span {
  /// So much of it as stands on its first line.
  func firstLine(of file: SourceText) -> Span {
    var end = start
    while end < self.end, file.base[Int(end)] != 0x0A { end += 1 }
    return Span(start: start, end: end)
  }
}

/// `web: gunicorn app`, a line each.
struct Procfile {
  struct Entry {
    var name: String
    var place: Place
    var command: ShellText
  }

  private(set) var entries: [Entry] = []

  init(_ file: SourceText) {
    for line in file.lines() {
      let bytes = file.bytes[Int(line.start)..<Int(line.end)]
      guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let name = bytes[..<colon]
      guard !name.isEmpty,
        name.allSatisfy({ (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F })
      else { continue }
      let command = file.trimmed(Span(start: UInt32(colon + 1), end: line.end))
      entries.append(
        Entry(
          name: String(decoding: name, as: UTF8.self), place: Place(file, file.trimmed(line)),
          command: ShellText(file, in: command)))
    }
  }
}
