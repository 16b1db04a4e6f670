import Foundation
import TestSupport
import Testing

/// However many threads do the work, the same bytes come out.
@Suite("Threads") struct ThreadTests {
  private func check(_ path: String, threads: Int) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Shell.plimsoll)
    process.arguments = ["check", path, "--format", "json", "--postgres", "15"]
    process.environment = ["PATH": "/usr/bin:/bin", "PLIMSOLL_THREADS": "\(threads)"]
    process.currentDirectoryURL = URL(fileURLWithPath: Repository.root)
    let stdout = Pipe()
    process.standardOutput = stdout
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = stdout.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && !output.isEmpty, "\(path)")
    return output
  }

  @Test(
    "Each folder of fixtures",
    arguments: ["incidents", "code", "locks", "uses"])
  func fixtures(_ folder: String) throws {
    let path = "Fixtures/" + folder
    let alone = try check(path, threads: 1)
    for threads in [2, 5] { #expect(try check(path, threads: threads) == alone, "\(threads) threads") }
  }

  @Test("One long history")
  func history() throws {
    let folder = TemporaryFolder()
    for (number, file) in Repository.files(in: "Fixtures", ending: ".sql").enumerated() {
      folder.write("\(100_000 + number)_x.sql", Repository.text(of: file))
    }
    let alone = try check(folder.path, threads: 1)
    for threads in [2, 5] { #expect(try check(folder.path, threads: threads) == alone, "\(threads) threads") }
  }
}
