/// One option of a command, as it is typed and as help shows it.
struct Option: Equatable {
  let name: String
  var short: String?
  /// What stands for the value in help; nil for an option that takes none.
  var value: String?
  let summary: String
  /// It may be given more than once.
  var isRepeatable = false
  /// Help shows it on the row of the one before it, whose opposite or alternative it is.
  var sharesRow = false

  static let help = Option(name: "--help", short: "-h", summary: "show this text")
  static let format = Option(name: "--format", value: "text|json", summary: "for people (default) or programs")
  static let checkFormat = Option(name: "--format", value: "NAME", summary: "text json sarif github gitlab junit")
  static let pageFormat = Option(name: "--format", value: "text|markdown", summary: "for a terminal (default) or a web page")
  static let framework = Option(name: "--framework", value: "NAME", summary: "the runner, if not recognised")
  static let transactions = Option(
    name: "--transactions", value: "statement|message|file|run", summary: "what is one transaction")
  static let config = Option(name: "--config", value: "FILE", summary: "in place of .plimsoll.json")
  static let output = Option(name: "--output", short: "-o", value: "FILE", summary: "write there, not to standard output")
  static let outputs = Option(
    name: "--output", short: "-o", value: "[NAME=]FILE", summary: "a file; several with NAME=", isRepeatable: true)
  static let initOutput = Option(name: "--output", short: "-o", value: "FILE", summary: "in place of .plimsoll.json; - prints")
  static let dryRun = Option(name: "--dry-run", summary: "print the file, write nothing")
  static let force = Option(name: "--force", summary: "overwrite a file that is there")
  static let standardInputPath = Option(
    name: "--stdin-path", value: "PATH", summary: "how to call standard input")
  static let postgres = Option(name: "--postgres", value: "MAJOR", summary: "default: the oldest supported")
  static let rule = Option(
    name: "--rule", value: "ID=error|warning|note|off", summary: "how grave a rule is", isRepeatable: true)
  static let code = Option(
    name: "--code", value: "PATH", summary: "code to read; default: all; or none", isRepeatable: true)
  static let noCode = Option(name: "--no-code", summary: "look at migrations only", sharesRow: true)
  static let since = Option(name: "--since", value: "REF", summary: "what is newer in git is pending")
  static let staged = Option(name: "--staged", summary: "what is staged in git is pending")
  static let failOn = Option(
    name: "--fail-on", value: "error|warning|note|never", summary: "from where the exit status is 1")
  static let baseline = Option(name: "--baseline", value: "FILE|none", summary: "findings to keep quiet about")
  static let baselineOutput = Option(
    name: "--output", short: "-o", value: "FILE", summary: "in place of .plimsoll-baseline.json")
  static let add = Option(name: "--add", summary: "take in new findings, too")
  static let quiet = Option(name: "--quiet", short: "-q", summary: "findings only, and no notes")
  static let color = Option(name: "--color", value: "auto|always|never", summary: "colours; auto: on a terminal only")
}
