import Migrations
import Platform

/// Why a run cannot do what it was asked: a line on standard error each, and `ExitStatus.unusable`.
struct Complaint: Error, Equatable {
  let messages: [String]

  var message: String { messages.joined(separator: "; ") }

  init(_ message: String) { messages = [message] }

  init(_ messages: [String]) { self.messages = messages }

  static func cannotRead(_ path: String, _ error: SystemError) -> Complaint {
    error.isMissing
      ? Complaint("no such file or folder: '\(path)'") : Complaint("cannot read '\(path)': \(error.message)")
  }

  static func cannotWrite(_ path: String, _ error: SystemError) -> Complaint {
    Complaint("cannot write '\(path)': \(error.message)")
  }

  static func cannotWriteOutput(_ error: SystemError) -> Complaint {
    Complaint("cannot write to standard output: \(error.message)")
  }

  /// With what looks like migrations and was left out.
  static func noMigrations(in paths: [String], _ leftOut: [Remark]) -> Complaint {
    Complaint(
      ["no migrations in \(paths.map { "'\($0)'" }.joined(separator: ", "))"] + leftOut.map { "\($0.file): \($0.message)" })
  }
}
