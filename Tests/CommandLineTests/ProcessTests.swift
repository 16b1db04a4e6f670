import Foundation
import TestSupport
import Testing

/// The built program itself, for what only a process can show.
@Suite("The process") struct ProcessTests {
  /// Stands beside the tests' own binary.
  static let plimsoll = Bundle.main.executableURL!.deletingLastPathComponent().appendingPathComponent("plimsoll").path

  private func shell(_ script: String, input: String = "") throws -> (status: Int32, output: String, errors: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", script]
    process.environment = ["PLIMSOLL": Self.plimsoll, "PATH": "/usr/bin:/bin"]
    let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
    (process.standardInput, process.standardOutput, process.standardError) = (stdin, stdout, stderr)
    try process.run()
    stdin.fileHandleForWriting.write(Data(input.utf8))
    try stdin.fileHandleForWriting.close()
    let output = stdout.fileHandleForReading.readDataToEndOfFile()
    let errors = stderr.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self), String(decoding: errors, as: UTF8.self))
  }

  @Test("Exit statuses reach the shell")
  func statuses() throws {
    #expect(try shell("$PLIMSOLL --version").status == 0)
    #expect(try shell("$PLIMSOLL").status == 2)
    #expect(try shell("$PLIMSOLL parse /no/such").status == 2)
  }

  @Test("SQL comes in by a pipe and by a named pipe")
  func pipes() throws {
    let run = try shell("$PLIMSOLL parse -", input: "DROP TABLE t;")
    #expect(run.output == "<stdin>:1:1  DROP TABLE  t\n")
    let folder = TemporaryFolder()
    let named = try shell("mkfifo \(folder.path)/p; echo 'DROP TABLE u' > \(folder.path)/p & $PLIMSOLL parse \(folder.path)/p")
    #expect(named.output == "\(folder.path)/p:1:1  DROP TABLE  u\n")
  }

  @Test("A reader that goes away is no error", arguments: ["text", "json"])
  func closedPipe(_ format: String) throws {
    let statements = String(repeating: "DROP TABLE t;\n", count: 50_000)
    let folder = TemporaryFolder()
    let file = folder.write("a.sql", statements)
    let run = try shell("{ $PLIMSOLL parse --format \(format) \(file); echo $? >&2; } | head -c 10")
    #expect(run.output.utf8.count == 10)
    #expect(run.errors == "0\n")
  }

  @Test("A full disk is an error")
  func fullDisk() throws {
    let run = try shell("$PLIMSOLL --version > /dev/full")
    #expect(run.status == 2)
    #expect(run.errors == "plimsoll: cannot write to standard output: no space left on device\n")
  }
}
