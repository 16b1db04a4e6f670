import Platform
import SourceText

@testable import CommandLine

/// A console in memory.
final class RecordingConsole: Console {
  var output = ""
  var errors = ""
  var input = ""
  var variables: [String: String] = [:]
  var isTerminal = false
  var isErrorTerminal = false
  var errorWidth = 80
  var width = 80
  /// When PostgreSQL 15 was the oldest that was supported.
  var day = 20_800

  var today: Int { day }

  func write(_ bytes: [UInt8]) throws(SystemError) { output += String(decoding: bytes, as: UTF8.self) }

  func writeError(_ bytes: [UInt8]) { errors += String(decoding: bytes, as: UTF8.self) }

  func readStandardInput(name: String) throws(SystemError) -> SourceText { SourceText(name: name, input) }

  func environment(_ name: String) -> String? { variables[name] }
}

/// What a run left behind.
struct Run: Equatable {
  var status: ExitStatus
  var output: String
  var errors: String

  init(_ arguments: [String], _ prepare: (RecordingConsole) -> Void = { _ in }) {
    let console = RecordingConsole()
    prepare(console)
    status = Tool(console: console).run(arguments)
    output = console.output
    errors = console.errors
  }

  /// The one line a run that cannot go on leaves, without the program's name; nil if it is anything else.
  var complaint: String? {
    guard status == .unusable, output.isEmpty, errors.hasPrefix("plimsoll: "), errors.hasSuffix("\n"),
      errors.count(where: { $0 == "\n" }) == 1
    else { return nil }
    return String(errors.dropFirst("plimsoll: ".count).dropLast())
  }
}
