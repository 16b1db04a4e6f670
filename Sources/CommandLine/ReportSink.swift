import Platform

/// Where a report is written to.
protocol ReportSink {
  var wantsColor: Bool { get }
  /// False when nobody reads any more.
  func write(_ bytes: [UInt8]) throws(Complaint) -> Bool
}

struct ConsoleSink: ReportSink {
  private let console: any Console

  init(_ console: any Console) { self.console = console }

  /// On a terminal that knows colours, unless the person wants none anywhere (no-color.org).
  var wantsColor: Bool {
    console.isTerminal && (console.environment("NO_COLOR") ?? "").isEmpty && console.environment("TERM") != "dumb"
  }

  func write(_ bytes: [UInt8]) throws(Complaint) -> Bool {
    do throws(SystemError) {
      try console.write(bytes)
      return true
    } catch {
      if error.isClosedPipe { return false }
      throw .cannotWriteOutput(error)
    }
  }
}

struct FileSink: ReportSink {
  private let path: String
  private let file: Output

  init(_ path: String) throws(Complaint) {
    self.path = path
    do throws(SystemError) { file = try Output(creating: path) } catch { throw .cannotWrite(path, error) }
  }

  var wantsColor: Bool { false }

  func write(_ bytes: [UInt8]) throws(Complaint) -> Bool {
    do throws(SystemError) { try file.write(bytes) } catch { throw .cannotWrite(path, error) }
    return true
  }
}
