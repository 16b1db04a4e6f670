import Foundation
import Platform
import Testing

@testable import CommandLine

@Suite("Progress") struct ProgressTests {
  private final class Screen: Sendable {
    private let bytes = Locked<[UInt8]>([])

    func write(_ more: [UInt8]) { bytes.access { $0 += more } }

    var text: String { bytes.access { String(decoding: $0, as: UTF8.self) } }
  }

  @Test("A short run shows nothing")
  func short() {
    let screen = Screen()
    let progress = Progress(width: 80) { screen.write($0) }
    progress.start()
    progress.begins("reading")
    progress.stop()
    #expect(screen.text.isEmpty)
  }

  @Test("A long one shows where it is, on one line that goes away")
  func long() async throws {
    let screen = Screen()
    let progress = Progress(width: 30) { screen.write($0) }
    progress.start()
    progress.begins("replaying the migrations", of: 3)
    progress.advances()
    while screen.text.isEmpty { try await Task.sleep(for: .milliseconds(20)) }
    progress.stop()
    let shown = screen.text
    #expect(shown.hasPrefix("\rplimsoll: replaying the migra\u{1B}[K"))
    #expect(shown.hasSuffix("\r\u{1B}[K"))
    #expect(!shown.contains("\n"))
    try await Task.sleep(for: .milliseconds(250))
    #expect(screen.text == shown)
  }

  @Test("It is for a person at a terminal")
  func terminalsOnly() {
    let console = RecordingConsole()
    #expect(Progress(on: console, isQuiet: false) == nil)
    console.isErrorTerminal = true
    #expect(Progress(on: console, isQuiet: false) != nil)
    #expect(Progress(on: console, isQuiet: true) == nil)
    console.variables["TERM"] = "dumb"
    #expect(Progress(on: console, isQuiet: false) == nil)
  }
}
