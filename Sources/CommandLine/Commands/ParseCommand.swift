import Platform
import Reports
import SQLSyntax

extension Command {
  static let parse = Command(
    name: "parse", operands: "FILE …", summary: "show the statements of SQL files, one a line",
    details: """
      FILE is an SQL file, a folder (the .sql files in it and below it) or - for
      standard input. A line tells a statement's place, PostgreSQL's name for the
      command, and the relations; behind '!' where it is not understood, behind '~'
      what is not sure. Statements in a body stand below it.
      In JSON each file is one line: an array with an object a statement.
      Exit status: 0 all could be read, understood or not; 2 something could not.
      """,
    examples: [
      "plimsoll parse migrations",
      "plimsoll parse --format json 001_users.sql",
      "pg_dump --schema-only app | plimsoll parse --stdin-path app.sql -",
    ],
    options: [.format, .output, .standardInputPath, .color, .help],
    run: { arguments, console throws(Complaint) in
      try ParseCommand(arguments, console).run()
    })
}

struct ParseCommand {
  private enum Format: String, CaseIterable { case text, json }

  /// What came of one file.
  private enum Outcome: Sendable {
    case report(OutputBuffer, problems: OutputBuffer)
    case complaint(Complaint)
  }

  /// So many files are read before the first of them is printed.
  private static let batchSize = 64

  private let format: Format
  private let style: Style
  private let inputs: [InputFiles.Input]
  private let sink: any ReportSink
  private let console: any Console

  init(_ arguments: ParsedArguments, _ console: any Console) throws(Complaint) {
    guard !arguments.operands.isEmpty else {
      throw Complaint("parse needs a file, a folder or '-'; see 'plimsoll parse --help'")
    }
    self.console = console
    format = try arguments.choice(.format)
    style = try Appearance.ofReport(arguments, console).style
    inputs = try InputFiles(arguments.operands, standardInputPath: arguments[.standardInputPath], console: console).inputs
    sink = try arguments[.output].map { path throws(Complaint) in try FileSink(path) } ?? ConsoleSink(console)
  }

  func run() throws(Complaint) -> ExitStatus {
    var status = ExitStatus.success
    for start in stride(from: 0, to: inputs.count, by: Self.batchSize) {
      for outcome in outcomes(of: Array(inputs[start..<min(start + Self.batchSize, inputs.count)])) {
        var report: OutputBuffer
        switch outcome {
        case .report(let text, let problems):
          report = text
          if !problems.bytes.isEmpty { console.writeError(problems.bytes) }
        case .complaint(let complaint):
          status = .unusable
          console.complain(complaint)
          report = OutputBuffer()
          // The lines stay in step with the files.
          if format == .json { report.append("null\n") }
        }
        guard try sink.write(report.bytes) else { return status }
      }
    }
    try sink.finish()
    return status
  }

  private func outcomes(of inputs: [InputFiles.Input]) -> [Outcome] {
    let (format, style) = (format, style)
    return Parallel.map(inputs.count) { index in
      do throws(Complaint) {
        let report = ParseReport(SyntaxTree.parse(try inputs[index].text()))
        return .report(format == .json ? report.json() : report.text(style), problems: report.problems())
      } catch { return .complaint(error) }
    }
  }
}
