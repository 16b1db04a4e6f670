import Platform
import Reports

/// Where a report is written to.
protocol ReportSink {
  /// False when nobody reads any more.
  func write(_ bytes: [UInt8]) throws(Complaint) -> Bool
  /// All has been written.
  func finish() throws(Complaint)
}

struct ConsoleSink: ReportSink {
  private let console: any Console

  init(_ console: any Console) { self.console = console }

  func write(_ bytes: [UInt8]) throws(Complaint) -> Bool {
    do throws(SystemError) {
      try console.write(bytes)
      return true
    } catch {
      if error.isClosedPipe { return false }
      throw .cannotWriteOutput(error)
    }
  }

  func finish() {}
}

/// A file, which gets its name with `finish`, or a pipe or a device.
final class FileSink: ReportSink {
  private enum Target {
    case file(WholeFile)
    /// Opened when there is something to write: a pipe makes wait for its reader.
    case stream
  }

  private let path: String
  private let target: Target

  /// Creates nothing yet.
  init(_ path: String) throws(Complaint) {
    self.path = path
    guard !Output.isOwn(path) else {
      target = .stream
      return
    }
    do throws(SystemError) { target = try WholeFile(path).map { .file($0) } ?? .stream } catch {
      throw .cannotWrite(path, error)
    }
  }

  var isStream: Bool { if case .stream = target { true } else { false } }

  func write(_ bytes: [UInt8]) throws(Complaint) -> Bool {
    do throws(SystemError) {
      switch target {
      case .file(let file): try file.write(bytes)
      case .stream: try stream().write(bytes)
      }
      return true
    } catch {
      if isStream, error.isClosedPipe { return false }
      throw .cannotWrite(path, error)
    }
  }

  private var opened: Output?

  private func stream() throws(SystemError) -> Output {
    if let opened { return opened }
    let output = try Output(opening: path)
    opened = output
    return output
  }

  func finish() throws(Complaint) {
    guard case .file(let file) = target else { return }
    do throws(SystemError) { try file.finish() } catch { throw .cannotWrite(path, error) }
  }
}

extension ReportSink {
  func deliver(_ report: OutputBuffer) throws(Complaint) {
    _ = try write(report.bytes)
    try finish()
  }

  /// What `render` makes, as it comes: the whole of it need never be there.
  func write(_ render: (OutputBuffer) -> OutputBuffer) throws(Complaint) {
    let outlet = Outlet(self)
    outlet.take(render(OutputBuffer { outlet.take($0) }).bytes)
    if let complaint = outlet.complaint { throw complaint }
  }
}

/// Leads to a sink until that takes no more. One thread at a time writes a report.
private final class Outlet: @unchecked Sendable {
  private let sink: any ReportSink
  private var isOpen = true
  private(set) var complaint: Complaint?

  init(_ sink: any ReportSink) { self.sink = sink }

  func take(_ bytes: [UInt8]) {
    guard isOpen else { return }
    do throws(Complaint) { isOpen = try sink.write(bytes) } catch {
      complaint = error
      isOpen = false
    }
  }
}
