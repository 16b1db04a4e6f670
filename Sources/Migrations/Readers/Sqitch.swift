import SourceText

/// Sqitch: `sqitch.plan` orders the changes; each deploy script is run by psql, so that its own BEGIN and COMMIT decide.
struct Sqitch: MigrationReader {
  let framework = Framework("sqitch")
  let ledger = Ledger(late: .refused("stops: a change is deployed that the plan has in another place"), edited: .unnoticed)

  func remedies(in scope: TransactionScope) -> Remedies {
    Remedies(
      commitBetween:
        "Write two changes, of which the second requires the first; or end the first BEGIN … COMMIT block before the "
        + "label is used.",
      runAlone:
        "Take BEGIN and COMMIT out of the script: Sqitch itself opens no transaction.")
  }

  func recognise(_ folder: Folder) -> Recognition? {
    guard folder.hasFile("sqitch.plan") else { return nil }
    return Recognition(.certain, "sqitch.plan lists the changes")
  }

  func read(_ folder: Folder, _ recognition: Recognition) -> MigrationSet {
    var set = MigrationSet(
      framework, root: folder.path, evidence: recognition.evidence, scope: .statement,
      scopeReason: "sqitch adds no transaction: the BEGIN and COMMIT of each script decide", driver: .plain)
    set.opensSessionPerMigration = true
    guard let plan = folder.text("sqitch.plan") else { return set }
    let planPath = folder.path(of: "sqitch.plan")
    let entries = PlanEntry.all(in: plan)
    for (index, entry) in entries.enumerated() where !entry.isTag {
      let file = "deploy/\(entry.scriptName(among: entries, at: index)).sql"
      let path = folder.path(of: file)
      guard folder.hasFile(file) else {
        set.remarks.append(
          Remark(
            .problem, "the plan names \(entry.name), but \(path) is not there", file: planPath, line: entry.line,
            defect: GraphDefect(
              "Sqitch stops when it comes to it", remedy: "Bring the script back, or take the change out of the plan.",
              isAboutFile: false)))
        continue
      }
      for other in entry.requires where !entries[..<index].contains(where: { !$0.isTag && $0.name == other }) {
        set.remarks.append(
          Remark(
            .problem, "\(entry.name) requires \(other), which does not stand before it in the plan", file: planPath,
            line: entry.line,
            defect: GraphDefect(
              "Sqitch stops with “Missing required change”", remedy: "Put what it requires before it.", isAboutFile: false)))
      }
      let script = PsqlScript(path, in: folder.project)
      set.remarks += script.remarks
      var migration = Migration(id: entry.name, file: path, up: script.sections)
      let revert = file.replacingPrefix("deploy/", with: "revert/")
      if folder.hasFile(revert) { migration.down = PsqlScript(folder.path(of: revert), in: folder.project).sections }
      set.migrations.append(migration)
    }
    return set
  }

  /// One line of a plan: a change or a tag.
  private struct PlanEntry {
    var name: String
    var isTag: Bool
    var requires: [String]
    var line: Int

    static func all(in plan: SourceText) -> [PlanEntry] {
      var entries: [PlanEntry] = []
      for (index, line) in plan.lines().enumerated() {
        let content = plan[plan.trimmed(line)]
        guard let first = content.first, first != "%", first != "#" else { continue }
        let words = content.split(separator: " ", omittingEmptySubsequences: true)
        // A change may be marked as one to deploy.
        guard let name = words.first(where: { $0 != "+" }).map({ String($0.first == "+" ? $0.dropFirst() : $0) }) else {
          continue
        }
        if first == "@" {
          entries.append(PlanEntry(name: String(name.dropFirst()), isTag: true, requires: [], line: index + 1))
          continue
        }
        var requires: [String] = []
        if words.count > 1, words[1].first == "[", let close = content.firstIndex(of: "]") {
          let list = content[content.index(after: content.firstIndex(of: "[")!)..<close]
          // A name of another project, or one at a tag, is not looked for here.
          requires = list.split(separator: " ").map(String.init).filter {
            !$0.hasPrefix("!") && !$0.contains(":") && !$0.contains("@")
          }
        }
        entries.append(PlanEntry(name: name, isTag: false, requires: requires, line: index + 1))
      }
      return entries
    }

    /// A change that is reworked later keeps its old script under the name of the tag behind it: `deploy/x@v1.sql`.
    func scriptName(among entries: [PlanEntry], at index: Int) -> String {
      let later = entries[(index + 1)...]
      guard later.contains(where: { !$0.isTag && $0.name == name }), let tag = later.first(where: \.isTag) else { return name }
      return "\(name)@\(tag.name)"
    }
  }
}

extension String {
  func replacingPrefix(_ prefix: String, with other: String) -> String {
    hasPrefix(prefix) ? other + dropFirst(prefix.count) : self
  }
}
