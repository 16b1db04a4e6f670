import ConfigText
import Migrations
import SourceText

/// Kubernetes manifests, and the templates of a chart as far as they can be read: jobs, deployments and hooks, in their order.
struct Manifests {
  /// When an object is applied: hooks before, all others, hooks behind.
  fileprivate enum Phase: Int {
    case before, main, behind
  }

  struct Workload {
    var place: Place
    var name: String
    var isJob: Bool
    fileprivate var phase: Phase
    fileprivate var order: Int
    var replicas: Int?
    /// What its containers do, those that run first at the head.
    fileprivate var containers: [ConfigValue]
    fileprivate var isInitial: [Bool]
    fileprivate var isConditional: Bool
  }

  private(set) var workloads: [Workload] = []

  var isEmpty: Bool { workloads.isEmpty }

  private static let mostFiles = 200

  // MARK: Files

  /// A file or folder that is applied; false if it is not there.
  mutating func add(_ path: String, _ commands: CommandReader) -> Bool {
    switch commands.project.kind(of: path) {
    case .file:
      if let text = commands.text(path) { read(text, isTemplate: false) }
      return true
    case .folder:
      let folder = commands.project.folder(path)
      for file in folder.files.prefix(Self.mostFiles) where ["yaml", "yml"].contains(file.ending) {
        if let text = commands.text(folder.path(of: file)) { read(text, isTemplate: false) }
      }
      for name in ["kustomization.yaml", "kustomization.yml"] {
        guard let text = commands.text(folder.path(of: name)) else { continue }
        for resource in ConfigFile(text, as: .yaml)["resources"].strings.prefix(Self.mostFiles) {
          let path = folder.path(of: resource.text)
          if path != folder.path, !folder.files.contains(resource.text), !Path.contains(path, folder.path) {
            _ = add(path, commands)
          }
        }
      }
      return true
    default: return false
    }
  }

  mutating func addChart(_ path: String, _ commands: CommandReader) {
    var folders = [commands.project.folder(Path.join(path, "templates"))]
    var left = Self.mostFiles
    while let folder = folders.popLast(), left > 0 {
      for file in folder.files where ["yaml", "yml"].contains(file.ending) {
        left -= 1
        if left > 0, let text = commands.text(folder.path(of: file)) { read(text, isTemplate: true) }
      }
      if folder.path.split(separator: "/").count < 24 {
        folders += folder.folders.filter { $0 != "tests" }.map { folder.folder($0) }
      }
    }
  }

  private mutating func read(_ text: SourceText, isTemplate: Bool) {
    let readable = isTemplate ? HelmTemplate.readable(text) : text
    for document in ConfigFile(readable, as: .yaml).documents {
      for object in document["items"].array ?? [document] {
        // Whether a chart's job is there at all is a matter of its values.
        read(object, text, isConditional: isTemplate && HelmTemplate.isConditional(readable))
      }
    }
  }

  private mutating func read(_ object: ConfigValue, _ file: SourceText, isConditional: Bool) {
    guard let kind = object["kind"].string, ["Job", "Deployment", "StatefulSet", "DaemonSet", "Rollout", "Pod"].contains(kind)
    else { return }
    let spec = kind == "Pod" ? object["spec"] : object["spec"]["template"]["spec"]
    let notes = object["metadata"]["annotations"]
    let initial = spec["initContainers"].array ?? []
    let main = (spec["containers"].array ?? []).filter { container in
      let image = container["image"].string.map { String($0.lastPart.prefix { $0 != ":" && $0 != "@" }) } ?? ""
      return !ComposeFile.isInfrastructure(image: image)
    }
    guard !main.isEmpty else { return }
    let name = object["metadata"]["name"]
    var workload = Workload(
      place: Place(file, (name ?? object["kind"])?.span.firstLine(of: file) ?? object.span),
      name: Self.name(name.string) ?? "the \(kind) of \(file.name.lastPart)",
      isJob: kind == "Job" || kind == "Pod", phase: .main, order: 0,
      replicas: object["spec"]["replicas"].int, containers: initial + main,
      isInitial: initial.map { _ in true } + main.map { _ in false }, isConditional: false)
    let helm = (notes["helm.sh/hook"].string ?? "").split(separator: ",").map { String($0.filter { $0 != " " }) }
    let argo = notes["argocd.argoproj.io/hook"].string ?? ""
    if helm.contains("pre-upgrade") || argo == "PreSync" {
      workload.phase = .before
    } else if helm.contains("post-upgrade") || argo == "PostSync" {
      workload.phase = .behind
    } else if helm.contains("pre-install") || helm.contains("post-install") {
      workload.phase = helm.contains("pre-install") ? .before : .behind
      // It runs on the first installation only.
      workload.isConditional = true
    } else if !helm.isEmpty || argo == "Skip" || argo == "SyncFail" {
      return
    }
    let weight = notes["helm.sh/hook-weight"] ?? notes["argocd.argoproj.io/sync-wave"]
    workload.order = weight.int ?? weight.string.flatMap { Int($0) } ?? 0
    if workload.isJob, isConditional { workload.isConditional = true }
    workloads.append(workload)
  }

  /// Nil where a template makes it.
  private static func name(_ written: String?) -> String? { written.flatMap { $0.says("__") ? nil : $0 } }

  // MARK: Order

  /// kubectl knows no hooks: what it applies runs side by side.
  func events(_ commands: CommandReader, _ scene: Scene, hasHooks: Bool = true) -> [DeployEvent] {
    let sorted = workloads.enumerated().sorted { left, right in
      (left.element.phase.rawValue, left.element.order, left.offset) < (
        right.element.phase.rawValue, right.element.order, right.offset
      )
    }.map(\.element)
    return sorted.flatMap { workload -> [DeployEvent] in
      var events = self.events(of: workload, commands, scene)
      // A job that is applied beside a deployment runs beside it.
      let isBeside = sorted.contains { other in
        other.isJob != workload.isJob && other.phase == workload.phase && other.order == workload.order
      }
      if workload.isJob, isBeside || workload.isConditional || !hasHooks && sorted.count > 1 {
        for index in events.indices { events[index].isCertain = false }
      }
      return events
    }
  }

  /// What one workload does: the containers that come first, then the application.
  func events(of workload: Workload, _ commands: CommandReader, _ scene: Scene) -> [DeployEvent] {
    var events: [DeployEvent] = []
    var waits = false
    for (container, isInitial) in zip(workload.containers, workload.isInitial) {
      let own = self.events(of: container, workload, commands, scene)
      if isInitial || workload.isJob {
        events += own.filter { !$0.startsNewCode }
        waits = waits || isInitial && Self.waits(container)
      } else {
        events += own.filter { $0.migration != nil }
      }
      if workload.isJob, own.allSatisfy({ $0.migration == nil }), MigrationCommands.isNamedForMigrating(workload.name) {
        events.append(
          DeployEvent(
            action: .migrates(MigrationCommand(runner: nil, name: "the job \(workload.name)", lock: .unknown)),
            place: workload.place,
            route: scene.route, isCertain: scene.isCertain, folder: scene.folder))
      }
    }
    if !workload.isJob {
      events.append(
        DeployEvent(
          action: .startsNewCode(name: workload.name), place: workload.place, route: scene.route,
          isCertain: scene.isCertain && !waits,
          folder: scene.folder))
    }
    return events
  }

  private func events(of container: ConfigValue, _ workload: Workload, _ commands: CommandReader, _ scene: Scene)
    -> [DeployEvent]
  {
    let file = workload.place.file
    let entrypoint = ShellWord.words(of: container["command"], in: file, splits: true)
    let command = ShellWord.words(of: container["args"], in: file, splits: true)
    guard entrypoint != nil || command != nil else { return [] }
    return commands.startEvents(entrypoint: entrypoint, command: command, of: nil, at: workload.place, in: scene)
  }

  /// An init container that waits until somebody else has migrated.
  private static func waits(_ container: ConfigValue) -> Bool {
    let texts =
      [container["name"].string ?? ""] + container["command"].strings.map(\.text) + container["args"].strings.map(\.text)
    let words = Set(texts.flatMap(MigrationCommands.words))
    return !words.isDisjoint(with: ["wait", "check", "until", "status"])
      && !words.isDisjoint(with: ["migration", "migrations", "migrate", "migrated", "schema"])
  }
}

/// A chart's template, its `{{ … }}` blanked so that YAML is left; every byte keeps its place.
enum HelmTemplate {
  static func readable(_ text: SourceText) -> SourceText {
    var bytes = Array(text.bytes)
    for line in text.lines() {
      let start = Int(line.start)
      let end = Int(line.end)
      var at = start
      var hasTemplate = false
      var hasOther = false
      while at < end {
        if at + 1 < end, bytes[at] == UInt8(ascii: "{"), bytes[at + 1] == UInt8(ascii: "{") {
          hasTemplate = true
          while at < end {
            let closes = at + 1 < end && bytes[at] == UInt8(ascii: "}") && bytes[at + 1] == UInt8(ascii: "}")
            bytes[at] = UInt8(ascii: "_")
            at += 1
            guard closes else { continue }
            bytes[at] = UInt8(ascii: "_")
            at += 1
            break
          }
        } else {
          if bytes[at] != 0x20, bytes[at] != 0x0D { hasOther = true }
          at += 1
        }
      }
      // A line of nothing else says nothing here.
      if hasTemplate, !hasOther { for offset in start..<end { bytes[offset] = 0x20 } }
    }
    return SourceText(name: text.name, bytes: bytes)
  }

  /// Whether all of it stands in a condition.
  static func isConditional(_ text: SourceText) -> Bool {
    let first = text.lines().first { text.trimmed($0).count > 0 }
    return first.map { $0.start > 0 } ?? false
  }
}
