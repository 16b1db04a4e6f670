import Platform
import SourceText

/// The SQL texts that the operands of a command name.
struct InputFiles {
  enum Input: Sendable {
    case file(String)
    case standardInput(SourceText)
  }

  private(set) var inputs: [Input] = []

  /// Folders are replaced by the SQL files in them, standard input is read. What is named but is not there stops the run.
  init(_ operands: [String], standardInputPath: String?, console: any Console) throws(Complaint) {
    guard standardInputPath == nil || operands.contains("-") else {
      throw Complaint("\(Option.standardInputPath.name) is given, but '-' for standard input is not")
    }
    var hasReadInput = false
    for operand in operands {
      guard operand == "-" else {
        inputs += try Self.files(at: operand)
        continue
      }
      guard !hasReadInput else { throw Complaint("'-' is given twice, but standard input can be read only once") }
      hasReadInput = true
      let name = standardInputPath ?? "<stdin>"
      do throws(SystemError) {
        inputs.append(.standardInput(try console.readStandardInput(name: name)))
      } catch { throw .cannotRead(name, error) }
    }
  }

  private static func files(at path: String) throws(Complaint) -> [Input] {
    do throws(SystemError) {
      guard try Files.kind(of: path) == .folder else { return [.file(path)] }
    } catch { throw .cannotRead(path, error) }
    let walk = FolderWalk(path, where: isSQL)
    if let failure = walk.failures.first { throw .cannotRead(failure.path, failure.error) }
    guard !walk.files.isEmpty else { throw Complaint("no .sql file in '\(path)'") }
    return walk.files.map { .file($0) }
  }

  private static func isSQL(_ path: String) -> Bool { path.utf8.count > 4 && path.suffix(4).lowercased() == ".sql" }
}

extension InputFiles.Input {
  func text() throws(Complaint) -> SourceText {
    let text: SourceText
    switch self {
    case .standardInput(let given): text = given
    case .file(let path):
      do throws(SystemError) {
        text = try Files.read(path)
      } catch { throw .cannotRead(path, error) }
    }
    guard !text.isBinary else { throw Complaint("not SQL but a binary file: '\(text.name)'") }
    return text
  }
}

extension SourceText {
  /// A NUL, or control characters in what is no UTF-8, near the beginning. A stray byte further on is a problem of the text.
  var isBinary: Bool {
    let head = bytes.prefix(8000)
    var hasControl = false
    var hasHighByte = false
    for byte in head {
      switch byte {
      case 0: return true
      case 1...8, 14...26, 28...31, 127: hasControl = true
      case 0x80...: hasHighByte = true
      default: break
      }
    }
    guard hasControl && hasHighByte else { return false }
    // The last character may be cut.
    return String(validating: head, as: UTF8.self) == nil && String(validating: head.dropLast(3), as: UTF8.self) == nil
  }
}
