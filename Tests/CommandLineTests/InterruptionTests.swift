import Foundation
import TestSupport
import Testing

/// Files are there whole or not at all, whatever happens to the process.
@Suite("Interrupted") struct InterruptionTests {
  private let folder = TemporaryFolder()

  init() {
    folder.write("db/0001.sql", CheckCommandTests.grave)
    folder.write("old.sarif", "what was there")
  }

  private func run(_ script: String) throws -> (status: Int32, output: String, errors: String) {
    try Shell.run(script, in: folder.path)
  }

  /// What is in the folder and was not put there.
  private var leftovers: [String] {
    Repository.files(inFolder: folder.path).filter { !["db", "old.sarif", "pipe", "status"].contains($0) }
  }

  @Test(
    "A signal takes the unfinished files with it, and is what the shell sees",
    arguments: [("INT", 130), ("TERM", 143), ("HUP", 129)])
  func signals(_ name: String, _ status: Int) throws {
    // The report for the pipe waits for a reader: by then the other one is written, and has not got its name. What a shell
    // starts in the background would ignore Ctrl-C.
    let run = try run(
      """
      mkfifo pipe
      env --default-signal=INT,TERM,HUP "$PLIMSOLL" check db --output sarif=old.sarif --output junit=pipe > /dev/null &
      for i in $(seq 500); do ls -A | grep -q '^\\.plimsoll-' && break; sleep 0.02; done
      ls -A | grep -c '^\\.plimsoll-'
      kill -\(name) $!
      for i in $(seq 500); do kill -0 $! 2> /dev/null || break; sleep 0.02; done
      kill -KILL $! 2> /dev/null; wait $!; echo $?
      """)
    #expect(run.output == "1\n\(status)\n")
    #expect(leftovers == [])
    #expect(folder.read("old.sarif") == "what was there")
  }

  @Test("What nohup ignores stays ignored")
  func ignored() throws {
    let run = try run(
      """
      mkfifo pipe; trap '' HUP
      $PLIMSOLL check db --output sarif=new.sarif --output junit=pipe > /dev/null & tool=$!
      for i in $(seq 1000); do ls -A | grep -q '^\\.plimsoll-' && break; sleep 0.02; done
      kill -HUP $tool; sleep 0.2; cat pipe | head -c 5; wait $tool; echo " $?"
      """)
    #expect(run.output == "<?xml 1\n")
    #expect(leftovers == ["new.sarif"])
  }

  @Test("A full disk leaves what was there, and the other reports are written")
  func full() throws {
    let limited = try run("ulimit -f 1; $PLIMSOLL check db --output sarif=old.sarif --output gitlab=small.json; echo $?")
    #expect(limited.output.hasSuffix("\n2\n") && limited.output.hasPrefix("error["))
    #expect(limited.errors == "plimsoll: cannot write 'old.sarif': file too large\n")
    #expect(folder.read("old.sarif") == "what was there")
    #expect(folder.read("small.json").hasPrefix("[{"))
    #expect(leftovers == ["small.json"])
    let device = try run("$PLIMSOLL check db --quiet --output sarif=/dev/full; echo $?")
    #expect(device.output.hasPrefix("error[") && device.output.hasSuffix("\n2\n"))
    #expect(device.errors == "plimsoll: cannot write '/dev/full': no space left on device\n")
  }

  @Test("A full standard output is an error, and the files are written")
  func fullOutput() throws {
    let run = try run("$PLIMSOLL check db --output json=new.json > /dev/full; echo $?")
    #expect(run.output == "2\n")
    #expect(run.errors == "plimsoll: cannot write to standard output: no space left on device\n")
    #expect(folder.read("new.json").hasPrefix("{\"schemaVersion\""))
  }

  @Test("A reader that goes away does not hide the findings, and the files are written")
  func closedPipe() throws {
    let run = try run("{ $PLIMSOLL check db --output json=new.json; echo $? > status; } | true; sleep 0.1; cat status")
    #expect(run.output == "1\n" && run.errors.isEmpty)
    #expect(folder.read("new.json").hasPrefix("{\"schemaVersion\""))
    let large = String(repeating: "VACUUM;\n", count: 2000)
    folder.write("large/0001.sql", "BEGIN;\n" + large)
    let cut = try self.run("{ $PLIMSOLL check large; echo $? > status; } | head -c 10; cat status")
    #expect(cut.output.hasPrefix("error[") && cut.output.hasSuffix("1\n") && cut.errors.isEmpty)
  }

  @Test("Devices and pipes are written to as they are")
  func devices() throws {
    let whole = try run("$PLIMSOLL check db --format gitlab > out; $PLIMSOLL check db -q > text; cat out text")
    let own = try run("{ echo first; $PLIMSOLL check db -q --output gitlab=/dev/stdout; } > both; tail -n +2 both")
    #expect(own.output == whole.output)
    let pipe = try run(
      "mkfifo pipe; cat pipe > copy & $PLIMSOLL check db --format gitlab --output pipe; wait; cmp copy out && echo same")
    #expect(pipe.output == "same\n")
    #expect(try run("$PLIMSOLL check db --output sarif=/dev/null -q | head -c 5").output == "error")
  }

  @Test("What nobody may write is said")
  func refused() throws {
    // Whoever runs everything as root may write anything but what the system keeps.
    let run = try run("$PLIMSOLL check db --output json=/proc/version > /dev/null; echo $?")
    #expect(run.output == "2\n" && run.errors.hasPrefix("plimsoll: cannot write '/proc/version': "))
  }
}
