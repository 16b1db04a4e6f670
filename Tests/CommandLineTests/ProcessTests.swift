import Foundation
import TestSupport
import Testing

/// The built program itself, for what only a process can show.
@Suite("The process") struct ProcessTests {
  @Test("Exit statuses reach the shell")
  func statuses() throws {
    #expect(try Shell.run("$PLIMSOLL --version").status == 0)
    #expect(try Shell.run("$PLIMSOLL").status == 2)
    #expect(try Shell.run("$PLIMSOLL parse /no/such").status == 2)
  }

  @Test("SQL comes in by a pipe and by a named pipe")
  func pipes() throws {
    let run = try Shell.run("$PLIMSOLL parse -", input: "DROP TABLE t;")
    #expect(run.output == "<stdin>:1:1  DROP TABLE  t\n")
    let folder = TemporaryFolder()
    let named = try Shell.run(
      "mkfifo \(folder.path)/p; echo 'DROP TABLE u' > \(folder.path)/p & $PLIMSOLL parse \(folder.path)/p")
    #expect(named.output == "\(folder.path)/p:1:1  DROP TABLE  u\n")
  }

  @Test("A reader that goes away is no error", arguments: ["text", "json"])
  func closedPipe(_ format: String) throws {
    let statements = String(repeating: "DROP TABLE t;\n", count: 50_000)
    let folder = TemporaryFolder()
    let file = folder.write("a.sql", statements)
    let run = try Shell.run("{ $PLIMSOLL parse --format \(format) \(file); echo $? >&2; } | head -c 10")
    #expect(run.output.utf8.count == 10)
    #expect(run.errors == "0\n")
  }

  @Test("Reports that are shown beside a change name files as the repository does, wherever one stands")
  func pathsOfTheRepository() throws {
    let folder = TemporaryFolder()
    folder.makeFolder(".git")
    folder.write("services/api/db/001.sql", "BEGIN; CREATE TABLE t (id int);\n")
    let named = #"(file=|"uri":"|"path":"|testsuite name=")[^",]*sql"#
    let script =
      "for format in github gitlab sarif junit; do $PLIMSOLL check --format $format $WHERE | grep -oE '\(named)' | uniq; done"
    for (place, path) in [("", "services"), ("services/api", "db"), ("services/api/db", "."), ("services/api/db", "../../api")]
    {
      for path in [path, folder.path + "/services"] {
        let run = try Shell.run("WHERE=\(path); " + script, in: folder.path + "/" + place)
        let expected = ["file=", "\"path\":\"", "\"uri\":\"", "testsuite name=\""].map { $0 + "services/api/db/001.sql\n" }
        #expect(run.output == expected.joined(), "\(path) from \(place)")
      }
    }
    let text = try Shell.run("$PLIMSOLL check db", in: folder.path + "/services/api")
    #expect(text.output.contains(" db/001.sql:1:1"))
  }

  @Test("A full disk is an error")
  func fullDisk() throws {
    let run = try Shell.run("$PLIMSOLL --version > /dev/full")
    #expect(run.status == 2)
    #expect(run.errors == "plimsoll: cannot write to standard output: no space left on device\n")
  }
}
