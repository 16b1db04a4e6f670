import ApplicationCode
import Migrations
import Platform
import SourceText

/// `plimsoll-code-needs FILE …` prints what these files need of the schema, a line each, its parts apart by tabs: the file, the line,
/// what it is, the table, the column, what a NULL does, how sure it is, who says so. For the judges.
@main
enum CodeNeeds {
  static func main() throws {
    let files = try CommandLine.arguments.dropFirst().map { CodeFile(try Files.read($0)) }
    let code = CodeBase(roots: [Project(Disk()).folder(".")])
    for library in allLibraries { try show(library, files, code) }
  }

  private static func show(_ library: some CodeLibrary, _ files: [CodeFile], _ code: CodeBase) throws {
    let parts = Parallel.map(files.count) { index in
      library.concerns(files[index]) ? library.read(files[index]).map { (file: files[index], part: $0) } : nil
    }
    let findings = library.combine(parts.compactMap { $0 }, in: code)
    var indexes: [ObjectIdentifier: LineIndex] = [:]
    var bytes: [UInt8] = []
    for requirement in findings.requirements {
      let file = requirement.place.file
      let index = indexes[ObjectIdentifier(file)] ?? LineIndex(file)
      indexes[ObjectIdentifier(file)] = index
      let line = index.line(of: requirement.place.span.start)
      let parts =
        [file.name, String(line)] + describe(requirement.need, index) + ["\(requirement.confidence)", requirement.speaker]
      bytes += (parts.joined(separator: "\t") + "\n").utf8
    }
    for unread in findings.unread { bytes += "\(unread.place.file.name)\tunread\t\(unread.reason)\n".utf8 }
    try Output.standard.write(bytes)
  }

  private static func describe(_ need: Requirement.Need, _ lines: LineIndex) -> [String] {
    func name(_ parts: [String]) -> String { parts.joined(separator: ".") }
    switch need {
    case .relation(let table): return ["relation", name(table), "", ""]
    case .column(let column): return ["column", name(column.table), column.column, "\(column.nulls)"]
    case .statement(let statement):
      let last = lines.line(of: statement.span.end)
      return ["statement", statement.sql.split(whereSeparator: \.isWhitespace).joined(separator: " "), String(last), ""]
    case .call(let call): return ["call", name(call.routine), (call.argumentNames ?? ["?"]).joined(separator: ","), ""]
    case .labels(let labels):
      let columns = labels.columns.map { name($0.table + [$0.column]) }.joined(separator: ",")
      return ["labels", labels.type.map(name) ?? "?", columns, labels.members.map(\.label).joined(separator: ",")]
    case .uniqueKey(let key): return ["unique", name(key.table), key.columns.joined(separator: ","), "\(key.manner)"]
    }
  }
}

private struct Disk: FileSource {
  func list(_ folder: String) -> Result<[DirectoryEntry], FileError> {
    do throws(SystemError) {
      let entries = try FolderListing.entries(of: folder)
      return .success(entries.map { DirectoryEntry(name: $0.name, kind: $0.kind == .file ? .file : .folder) })
    } catch { return .failure(FileError(path: folder, reason: error.message)) }
  }

  func read(_ path: String) -> Result<SourceText, FileError> {
    do throws(SystemError) { return .success(try Files.read(path)) } catch {
      return .failure(FileError(path: path, reason: error.message))
    }
  }

  func kind(of path: String) -> DirectoryEntry.Kind? {
    (try? Files.kind(of: path)).map { $0 == .file ? .file : $0 == .folder ? .folder : .other }
  }
}
