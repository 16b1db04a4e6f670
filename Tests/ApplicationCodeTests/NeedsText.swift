import ApplicationCode
import Migrations
import SQLSyntax
import SourceText

/// What code needs, one need a line, as the fixtures write it down.
enum NeedsText {
  static func of(_ files: [CodeFile]) -> [String] { requirements(of: files).map(line) }

  static func requirements(of files: [CodeFile]) -> [Requirement] {
    var all: [Requirement] = []
    for library in allLibraries { all += library.findings(in: files).requirements }
    return all.sorted {
      ($0.place.file.name, $0.place.span.start, $0.place.span.end) < (
        $1.place.file.name, $1.place.span.start, $1.place.span.end
      )
    }
  }

  /// `prisma/schema.prisma:3:3 “email”  column users.email, NULL breaks it  (the model User)`
  private static func line(_ requirement: Requirement) -> String {
    let doubt = requirement.confidence == .weak ? ", perhaps" : ""
    return "\(place(requirement.place))  \(need(requirement.need))\(doubt)  (\(requirement.speaker))"
  }

  private static func place(_ place: Place) -> String {
    let position = LineIndex(place.file).position(of: place.span.start)
    let shown = place.file[place.span].split(whereSeparator: \.isNewline).joined(separator: "⏎")
    return "\(place.file.name):\(position.line):\(position.column) “\(shown)”"
  }

  private static func need(_ need: Requirement.Need) -> String {
    switch need {
    case .relation(let name): return "relation \(joined(name))"
    case .column(let column):
      let nulls = [.unknown: "", .expected: ", may be NULL", .breakIt: ", NULL breaks it"][column.nulls] ?? ""
      let condition = column.mayBeNoTable ? ", if there is such a table" : ""
      return "column \(joined(column.table)).\(column.column)\(nulls)\(condition)"
    case .statement(let statement): return self.statement(statement)
    case .call(let call):
      let arguments = call.argumentNames.map { $0.joined(separator: ", ") } ?? "?"
      return "call \(joined(call.routine))(\(arguments)\(call.mayGiveMore ? ", …" : ""))"
    case .labels(let labels):
      let members = labels.members.map { "\($0.label) at \(place($0.place))" }.joined(separator: ", ")
      let columns = labels.columns.map { "\(joined($0.table)).\($0.column)" }.joined(separator: ", ")
      return
        "\(labels.isClosed ? "all " : "")labels \(labels.name) = \(labels.type.map(joined) ?? "?") in \(columns): \(members)"
    case .uniqueKey(let key):
      let manner = key.manner == .onConflict ? "ON CONFLICT" : "looked for first"
      return "unique \(joined(key.table))(\(key.columns.joined(separator: ", "))), \(manner)"
    }
  }

  /// As it was read, `□` for what only the run knows, and where the tables in it are written.
  private static func statement(_ statement: ScriptStatement) -> String {
    let sql = statement.sql.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let lines = LineIndex(statement.script.file)
    let relations = statement.script.tree.relations(of: statement.statement).map { relation in
      let position = lines.position(of: statement.script.fileSpan(relation.node.span).start)
      return "\(relation.parts.joined(separator: ".")) at \(position.line):\(position.column)"
    }
    let text = "statement \(sql)  \(relations.isEmpty ? "no table" : relations.joined(separator: ", "))"
    return String(text.map { $0 == "\u{FFFC}" ? "□" : $0 })
  }

  private static func joined(_ name: [String]) -> String { name.joined(separator: ".") }
}

extension CodeLibrary {
  fileprivate func findings(in files: [CodeFile]) -> CodeFindings {
    let parts = files.filter(concerns).compactMap { file in read(file).map { (file: file, part: $0) } }
    return combine(parts, in: CodeBase(roots: [Project(FilesOfCase(files)).folder(".")]))
  }
}

/// All files of a case: what one file imports may be in another that no library asks for.
private struct FilesOfCase: FileSource {
  private var files: [String: SourceText] = [:]

  init(_ files: [CodeFile]) {
    for file in files { self.files[file.path] = file.text }
  }

  func list(_ folder: String) -> Result<[DirectoryEntry], FileError> {
    .success(
      files.keys.filter { Path.parent($0) == folder }.sorted().map { DirectoryEntry(name: Path.name($0), kind: .file) })
  }

  func read(_ path: String) -> Result<SourceText, FileError> {
    files[path].map { .success($0) } ?? .failure(FileError(path: path, reason: "no such file"))
  }

  func kind(of path: String) -> DirectoryEntry.Kind? {
    if files[path] != nil { return .file }
    return files.keys.contains { Path.contains(path, $0) } ? .folder : nil
  }
}
