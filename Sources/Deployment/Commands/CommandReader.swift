import ConfigText
import Migrations
import SourceText

/// Understands commands: which of them migrate, deploy and build, and what the scripts do that they call.
final class CommandReader {
  /// Scripts may lead so deep into one another.
  private static let deepest = 12
  /// So many commands are looked at for one project.
  private static let mostCommands = 60_000

  let project: Project
  private var commandCount = 0
  /// How many of them were tests.
  private(set) var testCount = 0
  /// How many started services on a machine that is lent for the job: a database among them.
  var localServiceCount = 0
  /// Scripts on the way that is followed now.
  private var open: Set<String> = []

  init(_ project: Project) { self.project = project }

  /// Text of a file that is small enough to be a script or a manifest.
  func text(_ path: String) -> SourceText? {
    guard project.kind(of: path) == .file, let text = project.text(path), text.count <= ShellReader.largest else { return nil }
    return text
  }

  /// Begins to follow a script; false if it is being followed already.
  func enter(_ script: String) -> Bool { open.insert(script).inserted }

  func leave(_ script: String) { open.remove(script) }

  // MARK: Scripts

  func events(of text: ShellText, in scene: Scene) -> [DeployEvent] {
    var scene = scene
    return events(of: ShellReader.read(text), in: &scene)
  }

  func events(of items: [ShellItem], in scene: inout Scene) -> [DeployEvent] {
    var events: [DeployEvent] = []
    for item in items {
      switch item {
      case .function(let name, let body): scene.functions[name] = body
      case .command(let command):
        commandCount += 1
        guard commandCount < Self.mostCommands, scene.depth < Self.deepest else { return events }
        events += self.events(of: command, in: &scene)
        let last = command.words.first?.string
        if command.isCertain, last == "exit" || last == "exec" && command.words.count > 1 { return events }
      }
    }
    return events
  }

  private func events(of command: ShellCommand, in scene: inout Scene) -> [DeployEvent] {
    var values = scene.values
    for (name, value) in command.assignments {
      let value = value.filled(values)
      values[name] = value.isKnown ? value.string : nil
    }
    guard !command.words.isEmpty else {
      for (name, _) in command.assignments { scene.values[name] = command.isCertain ? values[name] : nil }
      return []
    }
    let call = Call(Self.words(command.words, values, scene.arguments), at: command.place, input: command.input)
    var inner = scene
    inner.isCertain = scene.isCertain && command.isCertain
    inner.values = values
    let events = self.events(of: call, in: &inner)
    scene.functions = inner.functions
    if command.isCertain {
      scene.folder = inner.folder
      for (name, value) in inner.values where scene.values[name] == nil && values[name] == nil { scene.values[name] = value }
    } else if inner.folder != scene.folder {
      scene.folder = inner.folder
    }
    return events
  }

  /// With variables filled in, and "$@" as the words it stands for.
  private static func words(_ words: [ShellWord], _ values: [String: String], _ arguments: [ShellWord]) -> [ShellWord] {
    var found: [ShellWord] = []
    for word in words {
      if !arguments.isEmpty, word.variables.count == 1, word.variables[0].name == "@", word.text.bytes.count == 1 {
        found += arguments
        continue
      }
      let filled = word.filled(values)
      found.append(filled)
    }
    return found
  }

  // MARK: Calls

  /// What one command does. It may change the folder.
  func events(of call: Call, in scene: inout Scene) -> [DeployEvent] {
    guard !call.words.isEmpty, scene.depth < Self.deepest else { return [] }
    switch call.name {
    case "cd", "pushd":
      changeFolder(call, &scene)
      return []
    case "export", "declare", "local", "readonly":
      for word in call.words.dropFirst() {
        let parts = word.string.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2 { scene.values[String(parts[0])] = word.isKnown ? String(parts[1]) : nil }
      }
      return []
    case "exec" where call.words.count > 1:
      return asStart(events(of: call.dropping(1), in: &scene), of: call.dropping(1), in: scene)
    case "source", ".": return sourced(call.dropping(1), in: &scene)
    default: break
    }
    if let body = scene.functions[call.name] {
      var inner = scene.entering(call.name, at: call.place)
      inner.arguments = Array(call.words.dropFirst())
      return events(of: body, in: &inner)
    }
    if Self.silent.contains(call.name) { return [] }
    if call.name == "git" { return gitEvents(of: call, in: scene) }
    let unwrapped = unwrapped(call, in: scene)
    switch unwrapped {
    case .plain(let inner): return events(ofUnwrapped: inner, in: scene)
    case .scripts(let scripts):
      return scripts.flatMap { events(of: $0.text, in: $0.scene) }
    }
  }

  private func events(ofUnwrapped call: Call, in scene: Scene) -> [DeployEvent] {
    guard !call.words.isEmpty else { return [] }
    if let body = scene.functions[call.name] {
      var inner = scene.entering(call.name, at: call.place)
      return events(of: body, in: &inner)
    }
    if DeployCommands.isTest(call.texts) {
      testCount += 1
      if scene.setting == .lent { return [] }
    }
    if let command = MigrationCommands.command(call.texts) { return [event(.migrates(command), call, scene)] }
    if DeployCommands.closesTheDoor(call.texts) { return [event(.unread(name: Self.short(call)), call, scene)] }
    if let events = remoteEvents(of: call, in: scene) { return events }
    if let events = scriptEvents(of: call, in: scene) { return events }
    if scene.setting == .lent, DeployCommands.startsLocally(call.texts) {
      localServiceCount += 1
      return []
    }
    if let (name, effect) = DeployCommands.effect(of: call.texts, onServer: scene.setting == .server) {
      return deployment(name, effect, call, scene)
    }
    if let name = DeployCommands.build(call.texts) { return [event(.builds(name: name), call, scene)] }
    if MigrationCommands.isNamedForMigrating(call.name) {
      return [event(.migrates(MigrationCommand(runner: nil, name: call.path, lock: .unknown)), call, scene)]
    }
    if scene.setting == .container { return [start(call, scene)] }
    return []
  }

  func event(_ action: DeployEvent.Action, _ call: Call, _ scene: Scene) -> DeployEvent {
    DeployEvent(
      action: action, place: call.place, route: scene.route, isCertain: scene.isCertain,
      folder: workingFolder(of: call, in: scene))
  }

  /// The application starts, if this is the last thing that happens in its container.
  private func start(_ call: Call, _ scene: Scene) -> DeployEvent {
    var event = event(.startsNewCode(name: Self.short(call)), call, scene)
    event.isLastOnly = !Self.servers.contains(call.name)
    return event
  }

  private func asStart(_ events: [DeployEvent], of call: Call, in scene: Scene) -> [DeployEvent] {
    guard scene.setting == .container else { return events }
    return events.map { event in
      var event = event
      event.isLastOnly = false
      return event
    }
  }

  /// A command as a sentence names it.
  static func short(_ call: Call) -> String {
    let words = call.texts.prefix(3).joined(separator: " ")
    return words.utf8.count > 40 ? call.name : words
  }

  /// Options that say where a command works.
  private func workingFolder(of call: Call, in scene: Scene) -> String? {
    for (index, text) in call.texts.enumerated() {
      for option in ["-c", "--config", "--schema", "--cwd", "-C", "--prefix", "--dir", "-path", "--path", "-dir"] {
        var value: String?
        if text == option, index + 1 < call.texts.count { value = call.texts[index + 1] }
        if text.utf8.starts(with: (option + "=").utf8) { value = String(text.dropFirst(option.count + 1)) }
        guard let value, !value.isEmpty, let path = path(value, in: scene) else { continue }
        switch project.kind(of: path) {
        case .folder: return path
        case .file: return Path.parent(path)
        default: break
        }
      }
    }
    return scene.folder
  }

  private func changeFolder(_ call: Call, _ scene: inout Scene) {
    guard let word = call.words.dropFirst().first(where: { $0.string != "--" }) else { return }
    guard word.isKnown, let path = path(word.string, in: scene), project.kind(of: path) == .folder else {
      // On a server a folder of the checkout; elsewhere nobody knows.
      if scene.setting != .server { scene.folder = scene.setting == .container ? scene.folder : nil }
      return
    }
    scene.folder = path
  }

  /// A path as the project knows it: relative to the working folder, or inside of an image.
  func path(_ text: String, in scene: Scene) -> String? {
    guard !text.isEmpty else { return nil }
    if text.utf8.first == UInt8(ascii: "/") {
      guard let image = scene.image, Path.contains(image.prefix, text) else { return nil }
      let rest = text.dropFirst(image.prefix.count).drop { $0 == "/" }
      return Path.normalized(Path.join(image.folder, rest.isEmpty ? "." : String(rest)))
    }
    return scene.folder.map { Path.normalized(Path.join($0, text)) }
  }

  // MARK: Files

  /// Follows a script that is called by its path; nil if there is none in the project.
  func follow(_ call: Call, in scene: Scene) -> [DeployEvent]? {
    guard let word = call.words.first, word.isKnown, let file = file(word.string, in: scene) else { return nil }
    guard enter(file.name) else { return [] }
    defer { leave(file.name) }
    var inner = scene.entering(call.path, at: call.place)
    inner.arguments = Array(call.words.dropFirst())
    for (index, argument) in inner.arguments.enumerated() where argument.isKnown {
      inner.values["\(index + 1)"] = argument.string
    }
    return events(of: ShellText(file), in: inner)
  }

  /// What a script does that runs in the very shell: its functions and variables stay.
  private func sourced(_ call: Call, in scene: inout Scene) -> [DeployEvent] {
    guard let word = call.words.first, word.isKnown, let file = file(word.string, in: scene), enter(file.name) else {
      return []
    }
    defer { leave(file.name) }
    scene.depth += 1
    defer { scene.depth -= 1 }
    return events(of: ShellReader.read(ShellText(file)), in: &scene)
  }

  /// The file that a path in a command means. What is copied into an image lies elsewhere there: it is looked for by its end.
  func file(_ written: String, in scene: Scene) -> SourceText? {
    if let path = path(written, in: scene), let text = text(path) { return text }
    guard scene.setting == .container || scene.image != nil else { return nil }
    if let other = scene.copies.last(where: { $0.inImage.lastPart == written.lastPart }), let text = text(other.inProject) {
      return text
    }
    let roots = [scene.image?.folder, scene.folder].compactMap { $0 } + scene.roots
    var parts = written.split(separator: "/").filter { $0 != "." }.map(String.init)
    while !parts.isEmpty {
      let path = parts.joined(separator: "/")
      if let text = roots.lazy.compactMap({ self.text(Path.normalized(Path.join($0, path))) }).first { return text }
      parts.removeFirst()
    }
    let name = Path.name(written)
    return roots.lazy.flatMap { root in ["docker", "scripts", "bin", "deploy"].map { Path.join(root, $0 + "/" + name) } }
      .compactMap { self.text($0) }.first
  }

  // MARK: Words

  /// Commands of which nothing comes.
  private static let silent: Set = [
    "echo", "printf", "set", "true", "false", ":", "test", "[", "[[", "read", "sleep", "wait", "trap", "shift", "return",
    "exit",
    "unset", "umask", "mkdir", "rm", "cp", "mv", "ln", "chmod", "chown", "cat", "ls", "grep", "sed", "awk", "tee", "touch",
    "find",
    "date", "whoami", "pwd", "id", "curl", "wget", "tar", "unzip", "apt-get", "apt", "apk", "pip", "pip3", "gem", "brew", "nc",
    "pg_isready", "createdb", "dropdb", "shopt", "ulimit", "head", "tail", "cut", "tr", "sort", "jq", "yq", "envsubst", "which",
    "command", "hash", "type", "let", "ssh-keyscan", "ssh-add", "gpg", "usermod", "groupmod", "adduser", "useradd", "getent",
    "stat", "basename", "dirname", "realpath", "readlink", "install", "popd", "rsync", "scp", "update-ca-certificates",
    "hostname",
    "openssl", "md5sum", "sha256sum", "kill", "pkill", "initdb",
  ]

  /// Programs that serve, wherever they stand in a container's script.
  private static let servers: Set = [
    "gunicorn", "uvicorn", "hypercorn", "daphne", "granian", "waitress-serve", "puma", "unicorn", "thin", "passenger",
    "php-fpm",
    "frankenphp", "supervisord", "pm2-runtime", "uwsgi", "apache2-foreground", "httpd-foreground", "s6-svscan",
  ]
}
