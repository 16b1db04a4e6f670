import ConfigText
import Migrations
import SourceText

/// Finds the files of pipelines: at the top of the repository, in the folders between it and the migrations, and in those below
/// each of them that are named for deploying.
struct PipelineFiles {
  private let top: String
  private let commands: CommandReader
  private var project: Project { commands.project }
  private(set) var processes: [DeployProcess] = []
  private(set) var remarks: [Remark] = []
  private var opened: Set<String> = []

  init(top: String, _ commands: CommandReader) {
    self.top = top
    self.commands = commands
  }

  private static let deployFolders: Set = [
    "deploy", "deployment", "deployments", "k8s", "kubernetes", "helm", "charts", "chart", "infra", "infrastructure", "docker",
    "ops",
    "bin", "scripts", "script", "manifests", "ci", "devops", "kustomize", "argocd", ".do", ".docker",
  ]
  private static let unitFolders: Set = ["apps", "services", "packages", "backend", "server", "api", "web", "app", "src"]
  private static let mostFolders = 400

  mutating func read(downTo root: String) {
    readFiles(downTo: root)
    for process in processes where process.isDeploy { remarks += process.unreadRemarks }
  }

  /// What stands in a file that its format does not allow: that part was not read.
  private mutating func tell(_ config: ConfigFile) {
    guard let problem = config.problems.first else { return }
    let file = config.text
    remarks.append(
      Remark(
        .notAnalysed, "a part of this file cannot be read: \(problem.message)", file: file.name,
        line: LineIndex(file).line(of: problem.span.start)))
  }

  private mutating func readFiles(downTo root: String) {
    var chain: [String] = [top]
    var folder = root
    var above: [String] = []
    // The top may lie above the folder the user stands in: `..` is the parent of `.`.
    while folder != top, folder != "/", above.count < 40 {
      above.append(folder)
      folder = Path.parent(folder)
    }
    if folder != top { above = [] }
    chain += above.reversed()
    var left = Self.mostFolders
    for path in chain {
      let folder = project.folder(path)
      readCI(in: folder)
      readUnit(folder)
      for name in folder.folders {
        guard left > 0 else { return }
        left -= 1
        if Self.deployFolders.contains(name) {
          readDeployFolder(folder.folder(name), depth: 0)
        } else if Self.unitFolders.contains(name) {
          readUnit(folder.folder(name))
          for unit in folder.folder(name).folders.prefix(60) where !unit.begins(with: ".") {
            readUnit(project.folder(folder.path(of: name + "/" + unit)))
          }
        }
      }
    }
  }

  /// Whether a file is to be read, and has not been.
  private mutating func open(_ folder: Folder, _ name: String) -> SourceText? {
    guard folder.files.contains(name), opened.insert(folder.path(of: name)).inserted else { return nil }
    return commands.text(folder.path(of: name))
  }

  // MARK: CI

  private mutating func readCI(in folder: Folder) {
    if folder.folders.contains(".github") {
      let workflows = folder.folder(".github/workflows")
      for name in workflows.files where ["yml", "yaml"].contains(name.ending) {
        guard let file = open(workflows, name) else { continue }
        let workflow = GitHubWorkflow(file, top: folder.path, commands)
        remarks += workflow.remarks
        if let process = workflow.process() { processes.append(process) }
      }
    }
    if let file = open(folder, ".gitlab-ci.yml") {
      let pipeline = GitLabPipeline(file, top: folder.path, commands)
      remarks += pipeline.remarks
      if let process = pipeline.process() { processes.append(process) }
    }
  }

  // MARK: What one unit of deployment is told by

  private mutating func readUnit(_ folder: Folder) {
    let path = folder.path
    if let file = open(folder, "fly.toml") {
      let config = ConfigFile(file, as: .toml)
      tell(config)
      let scene = Scene(in: path, .server)
      let start = Place(file, (config.root.table?.entries.first?.key.span ?? file.wholeSpan).firstLine(of: file))
      deploys("fly.toml", file, path, PlatformFiles.flyRelease(file, commands, scene), start: start, name: "fly deploy")
      for process in config["processes"]?.table?.entries ?? [] {
        guard let command = process.value.configString else { continue }
        replica("fly.toml", file, path, ShellText(command, of: file), count: nil)
      }
    }
    if let file = open(folder, "Procfile") {
      let entries = Procfile(file).entries
      let scene = Scene(in: path, .server)
      if let web = entries.first(where: { $0.name == "web" }) {
        deploys("Procfile", file, path, PlatformFiles.herokuRelease(in: path, commands, scene), start: web.place, name: "web")
      }
      for entry in entries where entry.name != "release" { replica("Procfile", file, path, entry.command, count: nil) }
    }
    if let file = open(folder, "heroku.yml") {
      let config = ConfigFile(file, as: .yaml)
      tell(config)
      if let web = config["run"]?.table?.key("web") {
        let release = PlatformFiles.herokuRelease(in: path, commands, Scene(in: path, .server))
        deploys("heroku.yml", file, path, release, start: Place(file, web.span), name: "web")
      }
      for process in config["run"]?.table?.entries ?? [] {
        if let command = process.value.strings.first ?? process.value["command"].strings.first {
          replica("heroku.yml", file, path, ShellText(command, of: file), count: nil)
        }
      }
    }
    readServices(path)
    readBuilds(folder)
    for name in folder.files where name == "Dockerfile" || name.begins(with: "Dockerfile.") || name.ending == "Dockerfile" {
      if let file = open(folder, name) { readImage(file, context: path) }
    }
    for name in ComposeFile.names {
      if let file = open(folder, name) { readCompose(file) }
    }
    for name in folder.files where Self.isDeployScript(name) {
      if let file = open(folder, name) { readScript(file) }
    }
  }

  private mutating func readServices(_ path: String) {
    for service in PlatformFiles.services(in: path, commands) {
      guard opened.insert(service.file.name + "#" + service.name).inserted else { continue }
      var scene = Scene(in: service.folder, .server)
      scene.route = []
      let release = service.release.flatMap {
        commands.events(of: ShellText($0, of: service.file), in: scene).filter { !$0.startsNewCode }
      }
      let unread = service.release.isEmpty || !release.isEmpty ? [] : [Self.unread(service.release[0], service.file)]
      let file = service.file.name.lastPart
      if service.runsCode {
        deploys(file, service.file, service.folder, release + unread, start: service.place, name: "the service \(service.name)")
      }
      let built = service.build.flatMap {
        commands.events(of: ShellText($0, of: service.file), in: scene).filter { !$0.startsNewCode }
      }
      builds(file, service.file, service.folder, built)
      if let start = service.start {
        replica(file, service.file, service.folder, ShellText(start, of: service.file), count: service.replicas)
      }
    }
  }

  private static func unread(_ command: ConfigString, _ file: SourceText) -> DeployEvent {
    DeployEvent(action: .unread(name: command.text), place: Place(file, command.span), route: [], isCertain: true, folder: nil)
  }

  private mutating func readBuilds(_ folder: Folder) {
    guard
      folder.files.contains("package.json") || folder.files.contains("vercel.json") || folder.files.contains("netlify.toml"),
      opened.insert(folder.path(of: "package.json#build")).inserted
    else { return }
    let name = ["vercel.json", "netlify.toml", "package.json"].first { folder.files.contains($0) }!
    guard let file = commands.text(folder.path(of: name)) else { return }
    builds(name, file, folder.path, PlatformFiles.buildEvents(in: folder.path, commands, Scene(in: folder.path, .server)))
  }

  private mutating func readImage(_ file: SourceText, context: String) {
    let image = [context, Path.parent(context), top].map { Dockerfile(file, context: $0) }.max { missing($0) > missing($1) }!
    let context = image.context
    var scene = Scene(in: context, .container)
    scene.roots = [top]
    let outside = scene
    scene.image = image.image
    builds(
      file.name.lastPart, file, context, image.runs.flatMap { commands.events(of: $0, in: scene).filter { !$0.startsNewCode } })
    let start = commands.startEvents(
      entrypoint: nil, command: nil, of: image, at: Place(file, file.wholeSpan.firstLine(of: file)),
      in: outside)
    add(.startsReplica(count: nil), file.name.lastPart, file, context, start)
  }

  /// How many of the files that an image copies are not in the folder that it would be built from.
  private func missing(_ image: Dockerfile) -> Int {
    image.sources.count {
      !$0.utf8.contains(UInt8(ascii: "*")) && project.kind(of: Path.normalized(Path.join(image.context, $0))) == nil
    }
  }

  private mutating func readCompose(_ file: SourceText) {
    tell(ConfigFile(file, as: .yaml))
    let compose = ComposeFile(file, with: commands, in: Scene(in: Path.parent(file.name), .container))
    for service in compose.services where !service.isInfrastructure {
      add(.startsReplica(count: service.replicas), "the service \(service.name)", file, Path.parent(file.name), service.events)
    }
    var process = DeployProcess(.deploys, file.name.lastPart, file)
    process.lanes = compose.lanes()
    // Whoever deploys with it says so elsewhere; here only its own order counts.
    process.isByHand = true
    process.folder = Path.parent(file.name)
    if process.events.contains(where: { $0.migration != nil }) { processes.append(process) }
  }

  // MARK: Folders for deploying

  private static func isDeployScript(_ name: String) -> Bool {
    ["sh", "bash"].contains(name.ending) && MigrationCommands.words(of: name).contains("deploy")
      && !JobNames.isAside([name.prefixBeforeDot])
  }

  private mutating func readDeployFolder(_ folder: Folder, depth: Int) {
    readUnit(folder)
    if folder.files.contains("Chart.yaml") {
      guard opened.insert(folder.path(of: "Chart.yaml")).inserted else { return }
      var manifests = Manifests()
      manifests.addChart(folder.path, commands)
      readWorkloads(manifests, "the chart in \(folder.path)", folder.path(of: "Chart.yaml"))
      return
    }
    let hasManifests = folder.files.contains { ["yaml", "yml"].contains($0.ending) }
    if hasManifests, opened.insert(folder.path(of: "*.yaml")).inserted {
      var manifests = Manifests()
      _ = manifests.add(folder.path, commands)
      readWorkloads(manifests, "kubectl apply of \(folder.path)", nil)
    }
    for name in folder.files where name == "deploy" {
      if let file = open(folder, name), !ProgramMigrations.isProgram(file) { readScript(file) }
    }
    guard depth < 3 else { return }
    for name in folder.folders.prefix(40) where !name.begins(with: ".") && name != "node_modules" {
      readDeployFolder(folder.folder(name), depth: depth + 1)
    }
  }

  private mutating func readWorkloads(_ manifests: Manifests, _ name: String, _ path: String?) {
    guard let file = path.flatMap({ commands.text($0) }) ?? manifests.workloads.first?.place.file else { return }
    let scene = Scene(in: top, .container)
    for workload in manifests.workloads where !workload.isJob {
      add(
        .startsReplica(count: workload.replicas), workload.name, workload.place.file, nil,
        manifests.events(of: workload, commands, scene))
    }
    let events = manifests.events(commands, scene)
    guard events.contains(where: { $0.migration != nil }) || path != nil else { return }
    var process = DeployProcess(.deploys, name, file, events: events)
    process.isByHand = path == nil
    if !events.isEmpty { processes.append(process) }
  }

  private mutating func readScript(_ file: SourceText) {
    let top = top
    var scene = Scene(in: top, .server)
    scene.route = []
    let events = commands.events(of: ShellText(file), in: scene)
    guard events.contains(where: \.startsNewCode) else { return }
    var process = DeployProcess(.deploys, file.name.lastPart, file, events: events)
    process.isByHand = true
    processes.append(process)
  }

  // MARK: Processes

  private mutating func add(
    _ kind: DeployProcess.Kind, _ name: String, _ file: SourceText, _ folder: String?, _ events: [DeployEvent]
  ) {
    guard !events.isEmpty else { return }
    var process = DeployProcess(kind, name, file, events: events)
    process.folder = folder
    processes.append(process)
  }

  private mutating func deploys(
    _ name: String, _ file: SourceText, _ folder: String, _ release: [DeployEvent], start: Place, name starting: String
  ) {
    let event = DeployEvent(action: .startsNewCode(name: starting), place: start, route: [], isCertain: true, folder: folder)
    add(.deploys, name, file, folder, release + [event])
  }

  private mutating func builds(_ name: String, _ file: SourceText, _ folder: String, _ events: [DeployEvent]) {
    if events.contains(where: { $0.migration != nil }) { add(.builds, name, file, folder, events) }
  }

  private mutating func replica(_ name: String, _ file: SourceText, _ folder: String, _ command: ShellText, count: Int?) {
    let scene = Scene(in: folder, .container)
    let words = ShellWord.shell(command)
    let events = commands.startEvents(entrypoint: nil, command: words, of: nil, at: command.wholePlace, in: scene)
    add(.startsReplica(count: count), name, file, folder, events)
  }
}
