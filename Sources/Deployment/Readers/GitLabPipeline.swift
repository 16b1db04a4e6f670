import ConfigText
import Migrations
import SourceText

/// `.gitlab-ci.yml`: jobs in stages, and which of them wait for which.
struct GitLabPipeline {
  private struct Job {
    var name: String
    var file: SourceText
    var value: ConfigValue
  }

  private let commands: CommandReader
  private let top: String
  private let file: SourceText
  /// Jobs and templates, by name.
  private var jobs: [String: Job] = [:]
  private var order: [String] = []
  private var stages = [".pre", "build", "test", "deploy", ".post"]
  private var settings: [String: ConfigValue] = [:]
  private(set) var remarks: [Remark] = []

  init(_ file: SourceText, top: String, _ commands: CommandReader) {
    self.commands = commands
    self.top = top
    self.file = file
    var read: Set<String> = []
    add(file, &read)
  }

  private static let keywords: Set = [
    "stages", "variables", "include", "default", "workflow", "image", "services", "before_script", "after_script", "cache",
    "pages",
    "spec", "types",
  ]

  private mutating func add(_ text: SourceText, _ read: inout Set<String>) {
    guard read.count < 60, read.insert(text.name).inserted else { return }
    let config = ConfigFile(text, as: .yaml)
    if let problem = config.problems.first {
      let line = LineIndex(text).line(of: problem.span.start)
      remarks.append(
        Remark(.notAnalysed, "a part of this pipeline cannot be read: \(problem.message)", file: text.name, line: line))
    }
    // A file with inputs has its specification in a document of its own before it.
    guard let root = config.documents.last else { return }
    for include in root["include"]?.array ?? root["include"].map({ [$0] }) ?? [] {
      guard let local = include.string ?? include["local"].string, !local.utf8.contains(UInt8(ascii: "*")),
        !local.hasPrefix("http")
      else { continue }
      let path = Path.normalized(Path.join(top, String(local.drop { $0 == "/" })))
      if let included = commands.text(path) { add(included, &read) }
    }
    for entry in root.table?.entries ?? [] {
      let name = entry.key.text
      if name == "stages" {
        stages = [".pre"] + entry.value.strings.map(\.text).filter { $0 != ".pre" && $0 != ".post" } + [".post"]
      } else if Self.keywords.contains(name) {
        settings[name] = entry.value
      } else if entry.value.table != nil {
        if jobs[name] == nil { order.append(name) }
        jobs[name] = Job(name: name, file: text, value: entry.value)
      }
    }
  }

  func process() -> DeployProcess? {
    var process = DeployProcess(.deploys, "the pipeline", file)
    var numbers: [String: Int] = [:]
    var levels: [Int] = []
    var names: [String] = []
    for name in order where name.utf8.first != UInt8(ascii: ".") {
      guard let job = jobs[name],
        value("script", of: job) != nil || value("trigger", of: job) != nil || job.value["extends"] != nil
      else { continue }
      let stage = value("stage", of: job)?.value.string ?? "test"
      numbers[name] = process.lanes.count
      names.append(name)
      levels.append(stages.firstIndex(of: stage) ?? 2)
      process.lanes.append(lane(job))
    }
    guard !names.isEmpty else { return nil }
    for (index, name) in names.enumerated() {
      guard let job = jobs[name] else { continue }
      if let needs = value("needs", of: job)?.value {
        let needed = needs.array ?? [needs]
        process.lanes[index].after = Set(needed.compactMap { ($0.string ?? $0["job"].string).flatMap { numbers[$0] } })
      } else {
        process.lanes[index].after = Set(levels.indices.filter { levels[$0] < levels[index] })
      }
    }
    return process
  }

  // MARK: Jobs

  /// A key of a job, from itself or from what it extends.
  private func value(_ key: String, of job: Job, depth: Int = 0) -> (value: ConfigValue, file: SourceText)? {
    if let own = job.value[key] { return (own, job.file) }
    guard depth < 12 else { return nil }
    for parent in job.value["extends"].strings.reversed() {
      if let parent = jobs[parent.text], let found = value(key, of: parent, depth: depth + 1) { return found }
    }
    return nil
  }

  private func lane(_ job: Job) -> DeployProcess.Lane {
    var lane = DeployProcess.Lane(job.name)
    var scene = Scene(in: top, .lent)
    let environment = value("environment", of: job)?.value
    let environmentName = environment.string ?? environment["name"].string ?? ""
    guard environment["action"].string != "stop" else { return lane }
    for source in [settings["variables"], value("variables", of: job)?.value] {
      for entry in source?.table?.entries ?? [] {
        if let text = entry.value.scalarText, !text.utf8.contains(UInt8(ascii: "$")) { scene.values[entry.key.text] = text }
      }
    }
    if environment != nil || scene.values["DOCKER_HOST"]?.utf8.starts(with: "ssh".utf8) ?? false { scene.setting = .server }
    if isManual(job) { scene.isCertain = false }
    let testsBefore = commands.testCount
    let servicesBefore = commands.localServiceCount
    let before =
      value("before_script", of: job) ?? (settings["default"]["before_script"] ?? settings["before_script"]).map { ($0, file) }
    for part in [before, value("script", of: job)] {
      guard let part else { continue }
      lane.events += events(of: part.value, part.file, &scene, depth: 0)
    }
    let isPartMissing = job.value["extends"].strings.contains { jobs[$0.text] == nil }
    if value("trigger", of: job) != nil || isPartMissing {
      lane.events.append(
        DeployEvent(
          action: .unread(name: job.name), place: Place(job.file, job.value.span.firstLine(of: job.file)), route: [],
          isCertain: true, folder: nil))
    }
    let services = value("services", of: job)?.value.array ?? []
    let hasDatabase =
      services.contains { ($0.string ?? $0["name"].string).map { JobNames.isDatabase($0.lastPart) } ?? false }
      || scene.values.values.contains(where: JobNames.isLocalAddress)
    lane.isScratch =
      hasDatabase || commands.localServiceCount > servicesBefore
      || commands.testCount > testsBefore && !lane.events.contains(where: \.startsNewCode)
    if JobNames.isAside([job.name, environmentName]) { lane.events.removeAll { $0.startsNewCode || $0.isUnread } }
    return lane
  }

  private func isManual(_ job: Job) -> Bool {
    if value("when", of: job)?.value.string == "manual" { return true }
    let rules = value("rules", of: job)?.value.array ?? []
    return !rules.isEmpty && rules.allSatisfy { ["manual", "never"].contains($0["when"].string ?? "") }
  }

  /// The lines of a script, one shell for all of them; `!reference [job, script]` stands for another one's.
  private func events(of script: ConfigValue, _ file: SourceText, _ scene: inout Scene, depth: Int) -> [DeployEvent] {
    guard depth < 10 else { return [] }
    var events: [DeployEvent] = []
    for line in script.array ?? [script] {
      if let string = line.configString {
        events += commands.events(of: ShellReader.read(ShellText(string, of: file)), in: &scene)
      } else if let path = line.array, path.count == 2, let job = path[0].string.flatMap({ jobs[$0] }),
        let key = path[1].string,
        let found = value(key, of: job)
      {
        events += self.events(of: found.value, found.file, &scene, depth: depth + 1)
      } else if line.array != nil {
        events += self.events(of: line, file, &scene, depth: depth + 1)
      }
    }
    return events
  }
}
