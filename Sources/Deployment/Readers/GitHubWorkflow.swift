import ConfigText
import Migrations
import SourceText

/// A workflow of GitHub Actions: its jobs, which wait for one another, and their steps.
struct GitHubWorkflow {
  private let commands: CommandReader
  /// The folder of the checkout.
  private let top: String
  private let file: SourceText
  private let root: ConfigValue
  private(set) var remarks: [Remark] = []

  init(_ file: SourceText, top: String, _ commands: CommandReader) {
    self.commands = commands
    self.top = top
    self.file = file
    let config = ConfigFile(file, as: .yaml)
    root = config.root
    if let problem = config.problems.first {
      remarks.append(
        Remark(
          .notAnalysed, "a part of this workflow cannot be read: \(problem.message)", file: file.name,
          line: LineIndex(file).line(of: problem.span.start)))
    }
  }

  private var triggers: Set<String> {
    guard let on = root["on"] ?? root["true"] else { return [] }
    return Set(on.table?.keys ?? on.strings.map(\.text))
  }

  /// Called by other workflows only.
  var isPart: Bool { triggers == ["workflow_call"] }

  private static let previews: Set = [
    "pull_request", "pull_request_target", "pull_request_review", "issue_comment", "issues", "merge_group", "delete", "label",
    "workflow_call", "pull_request_review_comment", "check_suite", "check_run", "watch", "fork",
  ]

  func process() -> DeployProcess? {
    let triggers = triggers
    guard !triggers.isEmpty, !triggers.isSubset(of: Self.previews) else { return nil }
    let name = root["name"].string ?? file.name.lastPart
    var process = DeployProcess(.deploys, "the workflow \(name)", file)
    process.isByHand = triggers.isSubset(of: ["workflow_dispatch", "workflow_call", "repository_dispatch"])
    var scene = Scene(in: top, .lent)
    scene.route = []
    process.lanes = lanes(in: scene, of: [name, file.name.lastPart.prefixBeforeDot], depth: 0)
    return process
  }

  // MARK: Jobs

  private func lanes(in scene: Scene, of workflow: [String], depth: Int) -> [DeployProcess.Lane] {
    let jobs = root["jobs"]?.table?.entries ?? []
    var lanes: [DeployProcess.Lane] = []
    /// The lanes of each job: more than one where it calls a workflow.
    var numbers: [String: [Int]] = [:]
    var scene = scene
    enter(root, &scene)
    for job in jobs {
      let names = [
        job.key.text, job.value["name"].string ?? "",
        job.value["environment"].string ?? job.value["environment"]["name"].string ?? "",
      ]
      let isAside = JobNames.isAside(job: names, of: workflow)
      var own: [DeployProcess.Lane]
      if let called = job.value["uses"].string {
        own = self.lanes(calling: called, job, scene, of: workflow + names, depth: depth)
      } else {
        own = [lane(job, scene, isAside: isAside)]
      }
      if condition(job.value["if"]) == .never { own = own.map { _ in DeployProcess.Lane(job.key.text) } }
      let offset = lanes.count
      for index in own.indices { own[index].after = Set(own[index].after.map { $0 + offset }) }
      numbers[job.key.text] = Array(offset..<offset + own.count)
      lanes += own
    }
    for job in jobs {
      let needs = job.value["needs"].strings.flatMap { numbers[$0.text] ?? [] }
      for index in numbers[job.key.text] ?? [] { lanes[index].after.formUnion(needs) }
    }
    return lanes
  }

  private func lane(_ job: ConfigTable.Entry, _ scene: Scene, isAside: Bool) -> DeployProcess.Lane {
    var lane = DeployProcess.Lane(job.key.text)
    var scene = scene
    enter(job.value, &scene)
    let machine = (job.value["runs-on"]["labels"] ?? job.value["runs-on"]).strings.map(\.text)
    if machine.contains("self-hosted") || scene.values["DOCKER_HOST"] != nil { scene.setting = .server }
    if condition(job.value["if"]) == .maybe { scene.isCertain = false }
    let services = job.value["services"]?.table?.entries ?? []
    var hasDatabase = services.contains { JobNames.isDatabase($0.value["image"].string?.lastPart ?? $0.key.text) }
    hasDatabase = hasDatabase || scene.values.values.contains(where: JobNames.isLocalAddress)
    let testsBefore = commands.testCount
    let servicesBefore = commands.localServiceCount
    for step in job.value["steps"].array ?? [] {
      let events = events(of: step, file, scene, isAside: isAside)
      lane.events += events
      hasDatabase =
        hasDatabase || (step["env"]?.table?.entries ?? []).contains { $0.value.string.map(JobNames.isLocalAddress) ?? false }
    }
    let isTest = commands.testCount > testsBefore && !lane.events.contains(where: \.startsNewCode)
    lane.isScratch = hasDatabase || isTest || commands.localServiceCount > servicesBefore
    return lane
  }

  /// Environment and working folder of a workflow, a job or a step.
  private func enter(_ value: ConfigValue, _ scene: inout Scene) {
    for entry in value["env"]?.table?.entries ?? [] {
      guard let text = entry.value.scalarText, !text.utf8.contains(UInt8(ascii: "$")) else {
        scene.values[entry.key.text] = nil
        continue
      }
      scene.values[entry.key.text] = text
    }
    let folder = value["working-directory"] ?? value["defaults"]["run"]["working-directory"]
    if let folder {
      scene.folder = folder.string.flatMap { $0.utf8.contains(UInt8(ascii: "$")) ? nil : Path.normalized(Path.join(top, $0)) }
    }
  }

  private enum Condition { case always, maybe, never }

  /// Of branches and events nothing is asked: they are so, or nothing runs at all.
  private func condition(_ value: ConfigValue?) -> Condition {
    guard let text = value.scalarText else { return .always }
    func says(_ words: String...) -> Bool { words.contains { text.says($0) } }
    if says("failure()", "cancelled()") && !says("!cancelled()", "!failure()", "! cancelled()") || text == "false" {
      return .never
    }
    if says("== 'pull_request'", "== \"pull_request\""), !says("||") { return .never }
    return says("inputs.", "outputs.", "vars.", "env.", "matrix.", "contains(", "hashFiles") ? .maybe : .always
  }

  // MARK: Steps

  private func events(of step: ConfigValue, _ file: SourceText, _ scene: Scene, isAside: Bool) -> [DeployEvent] {
    var scene = scene
    enter(step, &scene)
    switch condition(step["if"]) {
    case .never: return []
    case .maybe: scene.isCertain = false
    case .always: break
    }
    var events: [DeployEvent] = []
    if let run = step["run"].configString {
      let shell = step["shell"].string ?? "bash"
      guard ["bash", "sh", "zsh"].contains(where: { shell.utf8.starts(with: $0.utf8) }) else { return [] }
      events = commands.events(of: ShellText(run, of: file), in: scene)
    } else if let uses = step["uses"].configString {
      events = self.events(using: uses, step, file, scene)
    }
    let isForOthers = isAside || JobNames.isAside([step["name"].string ?? ""])
    return isForOthers ? events.filter { !$0.startsNewCode && !$0.isUnread } : events
  }

  private func events(using uses: ConfigString, _ step: ConfigValue, _ file: SourceText, _ scene: Scene) -> [DeployEvent] {
    if uses.text.utf8.starts(with: "./".utf8) {
      let folder = Path.normalized(Path.join(top, uses.text))
      let files = ["action.yml", "action.yaml"].lazy.compactMap { commands.text(Path.join(folder, $0)) }
      guard let action = files.first, scene.depth < 8 else { return [] }
      var inner = scene.entering(uses.text, at: Place(file, uses.span))
      inner.depth += 1
      return (ConfigFile(action, as: .yaml)["runs"]["steps"].array ?? []).flatMap {
        events(of: $0, action, inner, isAside: false)
      }
    }
    return DeployActions.events(of: uses, step["with"], file, scene, commands)
  }

  private func lanes(
    calling called: String, _ job: ConfigTable.Entry, _ scene: Scene, of workflow: [String], depth: Int
  ) -> [DeployProcess.Lane] {
    var lane = DeployProcess.Lane(job.key.text)
    let place = Place(file, job.value["uses"]?.span ?? job.key.span)
    let path = Path.normalized(Path.join(top, called))
    guard called.utf8.starts(with: "./".utf8), depth < 5, let text = commands.text(path) else {
      lane.events = [DeployEvent(action: .unread(name: called), place: place, route: [], isCertain: true, folder: nil)]
      if MigrationCommands.isNamedForMigrating(job.key.text) {
        lane.events = [
          DeployEvent(
            action: .migrates(MigrationCommand(runner: nil, name: "the job \(job.key.text)", lock: .unknown)), place: place,
            route: [],
            isCertain: true, folder: nil)
        ]
      }
      return [lane]
    }
    var inner = scene.entering(called.lastPart, at: place)
    inner.isCertain = scene.isCertain && condition(job.value["if"]) == .always
    return GitHubWorkflow(text, top: top, commands).lanes(in: inner, of: workflow, depth: depth + 1)
  }
}
