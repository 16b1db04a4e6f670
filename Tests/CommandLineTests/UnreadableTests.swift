import TestSupport
import Testing

@testable import CommandLine

@Suite("What cannot be read") struct UnreadableTests {
  let folder = TemporaryFolder()

  @Test("A path that leads nowhere")
  func missing() {
    let good = folder.write("good.sql", "SELECT 1;")
    #expect(Run(["parse", good, folder.path + "/no.sql"]).complaint == "no such file or folder: '\(folder.path)/no.sql'")
  }

  @Test("A folder without SQL, however deep")
  func nothingToRead() {
    folder.write("deep/er/readme.md", "SELECT 1;")
    #expect(Run(["parse", folder.path]).complaint == "no .sql file in '\(folder.path)'")
  }

  @Test("A file the system will not give")
  func refused() {
    #expect(Run(["parse", "/proc/self/mem"]).complaint == "cannot read '/proc/self/mem': input/output error")
  }

  @Test("A link in a folder that leads nowhere")
  func dangling() {
    folder.write("good.sql", "SELECT 1;")
    folder.link("bad.sql", to: "gone.sql")
    #expect(Run(["parse", folder.path]).complaint == "no such file or folder: '\(folder.path)/bad.sql'")
  }

  @Test(
    "A binary file",
    arguments: [
      [0x7F, 0x45, 0x4C, 0x46, 0x02, 0x01, 0x00],
      Array("\u{0}SELECT 1;".utf8),
      // UTF-16 with its mark.
      [0xFF, 0xFE, 0x53, 0x00, 0x45, 0x00],
      // Compressed, by chance without a NUL.
      [0x1F, 0x8B, 0x08, 0x07, 0xD3, 0xE9, 0x41, 0x66],
    ])
  func binary(_ bytes: [UInt8]) {
    let file = folder.write("a.sql", bytes)
    #expect(Run(["parse", file]).complaint == "not SQL but a binary file: '\(file)'")
  }

  @Test("SQL in an old encoding is text: its bytes are a problem of the text, and the rest is read")
  func latin1() {
    let file = folder.write("a.sql", Array("-- caf".utf8) + [0xE9] + Array("\nDROP TABLE t;".utf8))
    let run = Run(["parse", file])
    #expect(run.status == .success)
    #expect(run.output == "\(file):2:1  DROP TABLE  t\n")
    #expect(run.errors == "\(file):1:7: these bytes are not UTF-8\n")
  }

  @Test("Control characters alone make no binary file, nor does a character cut at the end of what is looked at")
  func text() {
    let bell = folder.write("bell.sql", "SELECT '\u{7}';")
    #expect(Run(["parse", bell]).status == .success)
    let long = folder.write("long.sql", "--\u{7}" + String(repeating: "ä", count: 6000) + "\nSELECT 1;")
    #expect(Run(["parse", long]).status == .success)
  }

  @Test("One bad file among others is told; the others are shown, and the lines of JSON stay in step")
  func amongOthers() {
    folder.write("1.sql", "DROP TABLE a;")
    folder.write("2.sql", [0])
    folder.write("3.sql", "")
    let run = Run(["parse", "--format", "json", folder.path])
    #expect(run.status == .unusable)
    #expect(run.errors == "plimsoll: not SQL but a binary file: '\(folder.path)/2.sql'\n")
    #expect(run.output.split(separator: "\n").dropFirst() == ["null", "[]"])
  }

  @Test("A report that cannot be written")
  func unwritable() {
    let file = folder.write("a.sql", "SELECT 1;")
    #expect(
      Run(["parse", "-o", folder.path + "/no/report", file]).complaint
        == "cannot write '\(folder.path)/no/report': no such file or directory")
    #expect(Run(["parse", "-o", "/dev/full", file]).complaint == "cannot write '/dev/full': no space left on device")
  }
}
