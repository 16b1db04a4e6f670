import Migrations
import Reports

/// Where the reports of a check go, and in which format each.
///
/// `--format` says what goes to standard output, `--output FORMAT=FILE` what else is written. One `--output FILE` without a format
/// stands for standard output: it gets what that would have got.
struct ReportOutputs {
  private struct Report {
    var format: ReportFormat
    var path: String
    var sink: FileSink
  }

  private let console: (any Console)?
  private let consoleFormat: ReportFormat
  private let files: [Report]

  init(_ arguments: ParsedArguments, _ console: any Console) throws(Complaint) {
    let format: ReportFormat = try arguments.choice(.checkFormat)
    consoleFormat = format
    let values = arguments.all(.outputs)
    var files: [Report] = []
    var isRedirected = false
    for value in values {
      var (named, path) = try Self.parts(of: value)
      if named == nil, values.count == 1 {
        isRedirected = true
        named = arguments.has(.checkFormat) ? format : ReportFormat(fileName: path) ?? format
      }
      guard let format = named ?? ReportFormat(fileName: path) else {
        let formats = ReportFormat.allCases.map(\.rawValue)
        throw Complaint(
          "'\(path)' may be of any format: write \(Option.outputs.name) FORMAT=\(path), with FORMAT one of "
            + formats.joined(separator: ", "))
      }
      if files.contains(where: { Path.normalized($0.path) == Path.normalized(path) }) {
        throw Complaint("two reports are to be written to '\(path)'")
      }
      files.append(Report(format: format, path: path, sink: try FileSink(path)))
    }
    self.files = files
    self.console = isRedirected ? nil : console
  }

  /// `FORMAT=FILE` or `FILE`. What stands before the sign is a format unless it can only be a path: `./a=b` is a file.
  private static func parts(of value: String) throws(Complaint) -> (ReportFormat?, path: String) {
    let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let isWord = parts[0].utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "-")
    }
    guard parts.count == 2, isWord else {
      guard !value.isEmpty else { throw Complaint("\(Option.outputs.name) names no file") }
      return (nil, value)
    }
    guard let format = ReportFormat(rawValue: parts[0]) else {
      let names = ReportFormat.allCases.map(\.rawValue)
      let hint =
        Suggestion.closest(to: parts[0], among: names).map { "did you mean '\($0)'?" }
        ?? "known are \(names.joined(separator: ", ")); a file of this name is ./\(value)"
      throw Complaint("unknown format '\(parts[0])' in '\(Option.outputs.name) \(value)'; \(hint)")
    }
    guard !parts[1].isEmpty else { throw Complaint("\(Option.outputs.name) \(value) names no file") }
    return (format, parts[1])
  }

  /// Writes all it can; what could not be written. Files get their names when all of them are there, and standard output comes
  /// last: whoever sees its end finds the rest.
  func write(_ report: CheckReport, _ appearance: Appearance, isQuiet: Bool) -> [Complaint] {
    var complaints: [Complaint] = []
    func attempt(_ work: () throws(Complaint) -> Void) -> Bool {
      do throws(Complaint) {
        try work()
        return true
      } catch {
        complaints.append(error)
        return false
      }
    }
    let layout = ReportFormat.Layout(
      style: appearance.inFiles.style, strokes: appearance.drawsBoxes ? .boxes : .ascii, isQuiet: isQuiet)
    func write(_ file: Report) -> Bool {
      attempt { () throws(Complaint) in try file.sink.write { file.format.render(report, layout, into: $0) } }
    }
    let whole = files.filter { !$0.sink.isStream }.filter(write)
    for stream in files where stream.sink.isStream { _ = write(stream) }
    for file in whole { _ = attempt(file.sink.finish) }
    guard let console else { return complaints }
    let sink = ConsoleSink(console)
    var seen = layout
    seen.style = appearance.style
    seen.width = appearance.width
    _ = attempt { () throws(Complaint) in try sink.write { consoleFormat.render(report, seen, into: $0) } }
    return complaints
  }
}
