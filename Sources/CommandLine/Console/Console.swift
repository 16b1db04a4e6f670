import Platform
import Reports
import SourceText

/// Where a run's words come from and go to. Tests bring their own.
public protocol Console: AnyObject {
  /// Writes to standard output.
  func write(_ bytes: [UInt8]) throws(SystemError)
  /// Writes to standard error; there is nobody to tell when that fails.
  func writeError(_ bytes: [UInt8])
  func readStandardInput(name: String) throws(SystemError) -> SourceText
  func environment(_ name: String) -> String?
  /// Whether a person sees standard output as it comes.
  var isTerminal: Bool { get }
  /// Columns of that terminal.
  var width: Int { get }
  /// Whether a person sees standard error as it comes.
  var isErrorTerminal: Bool { get }
  var errorWidth: Int { get }
  /// Days since the first of 1970.
  var today: Int { get }
}

/// The console of the process.
public final class SystemConsole: Console {
  public init() {}

  public func write(_ bytes: [UInt8]) throws(SystemError) { try Output.standard.write(bytes) }

  public func writeError(_ bytes: [UInt8]) { try? Output.error.write(bytes) }

  public func readStandardInput(name: String) throws(SystemError) -> SourceText {
    try Files.readStandardInput(name: name)
  }

  public func environment(_ name: String) -> String? { ThisProcess.environment(name) }

  public var isTerminal: Bool { Output.standard.isTerminal }

  public var width: Int { Output.standard.width }

  public var isErrorTerminal: Bool { Output.error.isTerminal }

  public var errorWidth: Int { Output.error.width }
}

extension Console {
  public var today: Int { ThisProcess.today }

  /// Whether box-drawing characters arrive as such: the locale says UTF-8, or nothing says otherwise and nobody is looking.
  var speaksUTF8: Bool {
    for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
      guard let locale = environment(name), !locale.isEmpty else { continue }
      let folded = locale.lowercased()
      return folded.hasSuffix("utf-8") || folded.hasSuffix("utf8")
    }
    return !isTerminal
  }

  /// Nobody would commit what a run changes here.
  var isContinuousIntegration: Bool { !["", "0", "false"].contains(environment("CI")?.lowercased() ?? "") }

  func complain(_ complaint: Complaint) {
    var line = OutputBuffer()
    for message in complaint.messages {
      line.append("plimsoll: ")
      line.append(printable: message)
      line.append("\n")
    }
    writeError(line.bytes)
  }
}
