import ConfigText
import SQLSyntax
import SourceText

/// Goes through a changelog and all it includes, in the order Liquibase goes, and writes down the changesets.
struct LiquibaseWalk {
  private(set) var migrations: [Migration] = []
  private(set) var remarks: [Remark] = []
  /// The changelogs that were read, the root first.
  private(set) var changelogs: [String] = []
  /// The folders of all files that were read.
  private(set) var folders: [String] = []
  /// Files of SQL that changes name.
  private(set) var otherFiles: [String] = []

  private let project: Project
  private let files: ChangelogFiles
  private var properties = ChangelogProperties()
  /// The changelogs being read, the innermost last.
  private var open: [String] = []
  private var identities: [String: String] = [:]
  private var names = LiquibaseNames()
  private var counts = Counts()

  private struct Counts {
    var otherDialects: [String: (count: Int, file: String, line: Int)] = [:]
    var contexts: (count: Int, file: String, line: Int)?
    var preconditions: (count: Int, file: String, line: Int)?
    var unknown: [String: (count: Int, file: String, line: Int)] = [:]
  }

  /// What stands around a changeset.
  private struct Surroundings {
    /// A context or label of an `include` above it.
    var isConditional = false
  }

  /// From one root, or from several files that no changelog includes.
  static func walk(_ roots: [String], in project: Project) -> LiquibaseWalk {
    var walk = LiquibaseWalk(project, ChangelogFiles(around: project.folder(Path.parent(roots[0]))))
    for root in roots { walk.read(root, Surroundings()) }
    walk.remarkCounts()
    return walk
  }

  private init(_ project: Project, _ files: ChangelogFiles) {
    self.project = project
    self.files = files
  }

  // MARK: Changelogs

  private mutating func read(_ path: String, _ surroundings: Surroundings) {
    if let first = open.firstIndex(of: path) {
      let cycle = (open[first...] + [path]).joined(separator: " → ")
      remarks.append(Remark(.problem, "includes itself: \(cycle)", file: path))
      return
    }
    guard let changelog = Changelog.read(path, in: project) else {
      remarks.append(Remark(.problem, "no changelog that can be read", file: path))
      return
    }
    visit(path)
    changelogs.append(path)
    open.append(path)
    switch changelog.content {
    case .structured(let root, let problems):
      for problem in problems { remark(.problem, problem.message, problem.span, changelog.text) }
      read(root, changelog, surroundings)
    case .formatted: read(FormattedSQL(changelog.text), changelog.text, surroundings)
    case .raw:
      // Liquibase calls it so itself.
      add(
        Changeset(id: "raw", author: "includeAll", place: changelog.text.wholeSpan), changelog.text, surroundings,
        sections: { walk, reason in
          [Section(.own, walk.messages(MappedText(changelog.text, in: changelog.text.wholeSpan), .init(), changelog.text))]
        })
    }
    open.removeLast()
  }

  private mutating func visit(_ path: String) {
    let folder = Path.parent(path)
    if !folders.contains(folder) { folders.append(folder) }
  }

  private mutating func read(_ root: ChangelogNode, _ changelog: Changelog, _ surroundings: Surroundings) {
    let outer = names
    if let strategy = root.child("objectQuotingStrategy")?.value?.text { names.quotesAll = strategy == "QUOTE_ALL_OBJECTS" }
    defer { names = outer }
    for node in root.children {
      switch node.name {
      case "property": setProperty(node, changelog.text)
      case "changeSet": readChangeset(node, changelog.text, surroundings)
      case "include": include(node, changelog.text, surroundings)
      case "includeAll": includeAll(node, changelog.text, surroundings)
      case "modifyChangeSets": read(node, changelog, surroundings)
      default: break
      }
    }
  }

  private mutating func setProperty(_ node: ChangelogNode, _ text: SourceText) {
    guard isForPostgres(node.child("dbms")?.value?.text) else { return }
    if let name = node.child("name")?.value?.text {
      properties.set(name, node.child("value")?.value?.text ?? "")
    } else if let file = node.child("file")?.value?.text {
      let isRelative = node.child("relativeToChangelogFile")?.value?.text == "true"
      guard let path = files.file(file, isRelative: isRelative, to: text.name), let properties = project.text(path) else {
        return remark(.problem, "there is no file of properties \(file)", node.span, text)
      }
      for entry in ConfigFile(properties, as: .properties).root.table?.entries ?? [] {
        self.properties.set(entry.key.text, entry.value.scalarText ?? "")
      }
    }
  }

  private func below(_ node: ChangelogNode, _ surroundings: Surroundings) -> Surroundings {
    let isConditional = ["context", "contextFilter", "labels"].contains { node.child($0)?.value?.text.isEmpty == false }
    return Surroundings(isConditional: surroundings.isConditional || isConditional)
  }

  private mutating func include(_ node: ChangelogNode, _ text: SourceText, _ surroundings: Surroundings) {
    guard let written = node.child("file")?.value.map({ properties.filled($0).text }) else {
      return remark(.problem, "an include that names no file", node.span, text)
    }
    let isRelative = node.child("relativeToChangelogFile")?.value?.text == "true"
    if let path = files.file(written, isRelative: isRelative, to: text.name) {
      read(path, below(node, surroundings))
    } else {
      let isNeeded = node.child("errorIfMissing")?.value?.text != "false"
      remark(isNeeded ? .problem : .note, "includes \(written), which is not there", node.span, text)
    }
  }

  private mutating func includeAll(_ node: ChangelogNode, _ text: SourceText, _ surroundings: Surroundings) {
    guard let written = node.child("path")?.value.map({ properties.filled($0).text }) else {
      return remark(.problem, "an includeAll that names no folder", node.span, text)
    }
    func number(_ name: String) -> Int? { node.child(name)?.value.flatMap { Int($0.text) } }
    let isRelative = node.child("relativeToChangelogFile")?.value?.text == "true"
    let isNeeded = node.child("errorIfMissingOrEmpty")?.value?.text != "false"
    guard let folder = files.folder(written, isRelative: isRelative, to: text.name) else {
      return remark(isNeeded ? .problem : .note, "includes all of \(written), which is not there", node.span, text)
    }
    if let filter = node.child("filter") ?? node.child("resourceFilter") {
      remark(.notAnalysed, "a program chooses among the files of \(written)", filter.span, text)
    }
    let low = max(number("minDepth") ?? 0, 0)
    let all = files.all(
      below: folder, depths: low...max(low, number("maxDepth") ?? .max),
      endingWith: node.child("endsWithFilter")?.value?.text ?? "")
    let changelogs = all.filter { Changelog.read($0, in: project) != nil }
    if changelogs.isEmpty, isNeeded { remark(.problem, "there is no changelog in \(written)", node.span, text) }
    for path in changelogs { read(path, below(node, surroundings)) }
  }

  // MARK: Changesets

  private struct Changeset {
    var id: String
    var author: String
    var place: Span
    var databases: String?
    /// Context or labels, as they are written.
    var filter: String?
    var isIgnored = false
    /// A precondition may keep it from being run.
    var isConditional = false
    /// How the mark reads that takes its transaction away.
    var noTransaction: String?
    var logicalPath: String?
    var rerun: String?

    mutating func noteReruns(always: Bool, onChange: Bool) {
      if onChange { rerun = "Liquibase runs it again whenever it changes (runOnChange)" }
      if always { rerun = "Liquibase runs it at every update (runAlways)" }
    }
  }

  private mutating func add(
    _ changeset: Changeset, _ text: SourceText, _ surroundings: Surroundings,
    sections: (inout LiquibaseWalk, String?) -> [Section],
    down: (inout LiquibaseWalk) -> [Section] = { _ in [] }
  ) {
    let line = text.line(of: changeset.place.start)
    func counted(_ known: (count: Int, file: String, line: Int)?) -> (count: Int, file: String, line: Int) {
      ((known?.count ?? 0) + 1, known?.file ?? text.name, known?.line ?? line)
    }
    let identity = "\(changeset.logicalPath ?? text.name)::\(changeset.id)::\(changeset.author)"
    guard isForPostgres(changeset.databases) else {
      let dialect = changeset.databases ?? ""
      counts.otherDialects[dialect] = counted(counts.otherDialects[dialect])
      return
    }
    if changeset.isIgnored {
      return remarks.append(
        Remark(.note, "changeset \(changeset.id) by \(changeset.author) says ignore", file: text.name, line: line))
    }
    if identities[identity] != nil, changeset.author != "includeAll" {
      remarks.append(
        Remark(
          .problem, "there is a changeset \(changeset.id) by \(changeset.author) in this file already", file: text.name,
          line: line))
    }
    identities[identity] = text.name
    if changeset.filter != nil { counts.contexts = counted(counts.contexts) }
    if changeset.isConditional { counts.preconditions = counted(counts.preconditions) }
    var migration = Migration(id: identity, file: text.name)
    migration.rerun = changeset.rerun
    migration.part = changeset.id == "raw" ? nil : "changeset \(changeset.id) by \(changeset.author)"
    migration.up = Few(sections(&self, changeset.noTransaction))
    migration.down = down(&self)
    if changeset.isConditional || changeset.filter != nil || surroundings.isConditional {
      migration.up = Few(migration.up.map(\.maybe))
    }
    migrations.append(migration)
  }

  // MARK: Formatted SQL

  private mutating func read(_ file: FormattedSQL, _ text: SourceText, _ surroundings: Surroundings) {
    for property in file.properties where isForPostgres(property.databases) { properties.set(property.name, property.value) }
    for (line, message) in file.problems { remark(.problem, message, line, text) }
    if file.changesets.isEmpty { remark(.note, "holds no changeset", Span(start: 0, end: 0), text) }
    for part in file.changesets {
      let attributes = file.attributes(of: part)
      func set(_ name: String) -> String? { attributes[name].flatMap { $0.isEmpty ? nil : $0 } }
      var changeset = Changeset(id: part.id, author: part.author, place: part.line)
      changeset.databases = set("dbms")
      changeset.filter = set("contextFilter") ?? set("context") ?? set("labels")
      changeset.isIgnored = attributes.flag("ignore") == true
      changeset.logicalPath = set("logicalFilePath")
      changeset.noteReruns(always: attributes.flag("runAlways") == true, onChange: attributes.flag("runOnChange") == true)
      changeset.noTransaction = attributes.flag("runInTransaction") == false ? "“runInTransaction:false”" : nil
      changeset.isConditional = part.precondition != nil && Self.mayPassOver(part.onFail)
      var how = Splitting()
      how.splits = attributes.flag("splitStatements") != false
      how.delimiter = set("endDelimiter")
      var howDown = Splitting()
      howDown.splits = attributes.flag("rollbackSplitStatements") != false
      howDown.delimiter = set("rollbackEndDelimiter")
      add(
        changeset, text, surroundings,
        sections: { walk, reason in
          let messages = part.parts.flatMap { walk.messages(MappedText(text, in: $0), how, text) }
          return [Section(reason == nil ? .own : .none, messages, reason: reason)]
        },
        down: { walk in
          let lines = part.rollback
          guard let first = lines.first, !Self.isEmptyRollback(text[first]) else { return [] }
          var sql = MappedText([], [])
          for line in lines {
            let part = MappedText(text, in: line)
            sql.append(0..<part.bytes.count, of: part)
            sql.append([0x0A], at: Span(start: line.end, end: line.end))
          }
          return [Section(.own, walk.messages(sql, howDown, text))]
        })
    }
  }

  private static func isEmptyRollback(_ text: String) -> Bool {
    let words = text.trimmedASCII.lowercased()
    return words.hasPrefix("not required") || words.hasPrefix("empty") || words.contains("changesetid")
  }

  /// What a precondition that does not hold leads to.
  private static func mayPassOver(_ onFail: String?) -> Bool {
    switch onFail?.uppercased() {
    case "MARK_RAN", "CONTINUE": true
    default: false
    }
  }

  // MARK: Structured changesets

  private mutating func readChangeset(_ node: ChangelogNode, _ text: SourceText, _ surroundings: Surroundings) {
    func set(_ name: String) -> String? {
      node.child(name)?.value.map { properties.filled($0).text }.flatMap { $0.isEmpty ? nil : $0 }
    }
    var changeset = Changeset(id: set("id") ?? "", author: set("author") ?? "", place: node.span)
    changeset.databases = set("dbms")
    changeset.filter = set("contextFilter") ?? set("context") ?? set("labels")
    changeset.isIgnored = set("ignore") == "true"
    changeset.logicalPath = set("logicalFilePath")
    changeset.noteReruns(
      always: [set("runAlways"), set("alwaysRun")].contains("true"), onChange: set("runOnChange") == "true")
    changeset.noTransaction = set("runInTransaction") == "false" ? "“runInTransaction=false”" : nil
    if let preconditions = node.child("preConditions") {
      switch Preconditions(preconditions) {
      case .hold: break
      case .doNotHold(let databases): changeset.databases = changeset.databases ?? databases
      case .unknown: changeset.isConditional = Self.mayPassOver(preconditions.child("onFail")?.value?.text)
      }
    }
    let outer = names
    if let strategy = set("objectQuotingStrategy") { names.quotesAll = strategy == "QUOTE_ALL_OBJECTS" }
    defer { names = outer }
    add(
      changeset, text, surroundings,
      sections: { walk, reason in
        let changes = (node.child("changes")?.children ?? []) + node.children.filter { !Self.notChanges.contains($0.name) }
        let messages = changes.flatMap { walk.messages(of: $0, text) }
        if let modified = node.child("modifySql"), isForPostgres(modified.child("dbms")?.value?.text) {
          walk.remark(.notAnalysed, "modifySql changes the SQL of this changeset", modified.span, text)
        }
        return [Section(reason == nil ? .own : .none, messages, reason: reason)]
      },
      down: { walk in
        let messages = node.all("rollback").flatMap { rollback in
          (rollback.value.map { value in
            Self.isEmptyRollback(value.text) ? [] : walk.messages(walk.properties.filled(value), Splitting(), text)
          } ?? []) + rollback.children.filter { !Self.notChanges.contains($0.name) }.flatMap { walk.messages(of: $0, text) }
        }
        return messages.isEmpty ? [] : [Section(.own, messages)]
      })
  }

  /// What stands in a changeset besides changes.
  private static let notChanges: Set<String> = [
    "id", "author", "dbms", "context", "contextFilter", "labels", "ignore", "logicalFilePath", "runInTransaction",
    "runAlways", "runOnChange", "runOrder", "runWith", "runWithSpoolFile", "failOnError", "onValidationFail", "created",
    "objectQuotingStrategy", "comment", "validCheckSum", "preConditions", "rollback", "modifySql", "changes", "alwaysRun",
    "changeSetId", "changeSetAuthor", "changeSetPath", "tagDatabase",
  ]

  private mutating func messages(of change: ChangelogNode, _ text: SourceText) -> [Message] {
    guard isForPostgres(change.child("dbms")?.value?.text) else { return [] }
    switch change.name {
    case "sql":
      guard let sql = change.text("sql") else { return [] }
      return messages(sql, Splitting(change), text)
    case "sqlFile":
      guard let written = change.child("path")?.value.map({ properties.filled($0).text }) else { return [] }
      let isRelative = change.child("relativeToChangelogFile")?.value?.text == "true"
      guard let path = files.file(written, isRelative: isRelative, to: text.name), let file = project.text(path) else {
        remark(.problem, "names the file \(written), which is not there", change.span, text)
        return []
      }
      visit(path)
      otherFiles.append(path)
      return messages(MappedText(file, in: file.wholeSpan), Splitting(change), file)
    default:
      switch ChangeLowering(change: change, names: names, properties: properties).lowered() {
      case .statements(let statements):
        return statements.compactMap { statement in
          let statements = statement.script(of: text).statements
          return statements.isEmpty ? nil : Message(statements)
        }
      case .nothing: return []
      case .unknown:
        let line = text.line(of: change.span.start)
        let known = counts.unknown[change.name]
        counts.unknown[change.name] = ((known?.count ?? 0) + 1, known?.file ?? text.name, known?.line ?? line)
        return [.unread]
      }
    }
  }

  // MARK: Messages

  private struct Splitting {
    var splits = true
    var delimiter: String?

    init() {}

    init(_ change: ChangelogNode) {
      splits = change.child("splitStatements")?.value?.text.lowercased() != "false"
      delimiter = change.child("endDelimiter")?.value?.text
    }
  }

  /// The strings Liquibase sends for a text, each with the statements in it.
  private mutating func messages(_ sql: MappedText, _ how: Splitting, _ file: SourceText) -> [Message] {
    let sql = properties.filled(sql)
    guard how.splits else {
      let statements = sql.script(of: file).statements
      return statements.isEmpty ? [] : [Message(statements)]
    }
    let pieces = LiquibaseSplitting(sql, delimiter: how.delimiter).pieces
    if let delimiter = how.delimiter, delimiter != ";" {
      return pieces.compactMap { piece in
        var part = MappedText([], [])
        part.append(piece, of: sql)
        let statements = part.script(of: file).statements
        return statements.isEmpty ? nil : Message(statements)
      }
    }
    let script = sql.script(of: file)
    let shift = script.origin == nil ? sql.sourceStart : 0
    var sent: [(piece: Int, message: Message)] = []
    var piece = 0
    for statement in script.statements {
      let span = statement.statement.span
      while piece < pieces.count, pieces[piece].upperBound <= Int(span.start - shift) { piece += 1 }
      if sent.last?.piece == piece {
        sent[sent.count - 1].message.statements.append(statement)
      } else {
        sent.append((piece, Message(statement)))
      }
      if piece < pieces.count, pieces[piece].upperBound < Int(span.end - shift) {
        remark(
          .problem,
          "Liquibase cuts this statement in two at a ; in it: say splitStatements:false, or name another endDelimiter",
          statement.span, file)
      }
    }
    return sent.map(\.message)
  }

  // MARK: Remarks

  private mutating func remark(_ kind: Remark.Kind, _ message: String, _ span: Span, _ text: SourceText) {
    remarks.append(Remark(kind, message, file: text.name, line: text.line(of: span.start)))
  }

  private mutating func remarkCounts() {
    func changesets(_ count: Int) -> String { count == 1 ? "1 changeset" : "\(count) changesets" }
    for (databases, found) in counts.otherDialects.sorted(by: { $0.key < $1.key }) {
      remarks.append(
        Remark(.setAside, "\(changesets(found.count)) for dbms \(databases)", file: found.file, line: found.line))
    }
    if let found = counts.contexts {
      let verb = found.count == 1 ? "runs" : "run"
      remarks.append(
        Remark(
          .note, "\(changesets(found.count)) \(verb) in certain contexts or under certain labels only", file: found.file,
          line: found.line))
    }
    if let found = counts.preconditions {
      let verb = found.count == 1 ? "is" : "are"
      remarks.append(
        Remark(
          .note, "\(changesets(found.count)) \(verb) passed over where a precondition does not hold", file: found.file,
          line: found.line))
    }
    for (change, found) in counts.unknown.sorted(by: { $0.key < $1.key }) {
      remarks.append(
        Remark(
          .notAnalysed, found.count == 1 ? "1 change of kind \(change)" : "\(found.count) changes of kind \(change)",
          file: found.file, line: found.line))
    }
  }
}

/// What preconditions say that can be told without a server.
private enum Preconditions {
  case hold
  /// They ask for these databases.
  case doNotHold(String)
  case unknown

  init(_ node: ChangelogNode) {
    let conditions = node.children.filter { !Self.settings.contains($0.name) }
    var others: String?
    for condition in conditions {
      guard condition.name == "dbms", let type = condition.child("type")?.value?.text else {
        self = .unknown
        return
      }
      if !isForPostgres(type) { others = type }
    }
    self = others.map(Self.doNotHold) ?? .hold
  }

  private static let settings: Set<String> = [
    "onFail", "onError", "onUpdateSQL", "onSqlOutput", "onFailMessage", "onErrorMessage",
  ]
}

extension Section {
  /// The same, perhaps not run.
  var maybe: Section {
    let messages = messages.map { message in
      Message(
        message.statements.map { ScriptStatement($0.script, $0.index, always: false) }, isInSavepoint: message.isInSavepoint)
    }
    return Section(wrapping, messages, reason: reason)
  }
}
