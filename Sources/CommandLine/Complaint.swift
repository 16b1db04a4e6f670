import Platform

/// Why a run cannot do what it was asked: one line on standard error, and `ExitStatus.unusable`.
struct Complaint: Error, Equatable {
  let message: String

  init(_ message: String) { self.message = message }

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
}
