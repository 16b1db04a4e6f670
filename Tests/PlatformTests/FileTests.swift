import SourceText
import TestSupport
import Testing

@testable import Platform

@Suite("Files") struct FileTests {
  let folder = TemporaryFolder()

  private func failure<Value>(_ work: () throws(SystemError) -> Value) -> SystemError? {
    do throws(SystemError) {
      _ = try work()
      return nil
    } catch { return error }
  }

  @Test("A file's bytes come as they are", arguments: [0, 1, 4096, 1 << 20])
  func bytes(_ count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let text = try Files.read(folder.write("a", bytes))
    withExtendedLifetime(text) { #expect(text.bytes.elementsEqual(bytes)) }
    #expect(text.name == folder.path + "/a")
  }

  @Test("A file that tells no size is read to its end")
  func madeUpFiles() throws {
    #expect(try Files.read("/proc/self/status").count > 100)
    #expect(try Files.read("/dev/null").count == 0)
  }

  @Test("Kinds of files, through links")
  func kinds() throws {
    folder.write("file", "")
    folder.link("link", to: "file")
    #expect(try Files.kind(of: folder.path + "/link") == .file)
    #expect(try Files.kind(of: folder.path) == .folder)
    #expect(try Files.kind(of: "/dev/null") == .stream)
  }

  @Test("Refusals say why, in words")
  func refusals() {
    let missing = failure { () throws(SystemError) in try Files.read(folder.path + "/none") }
    #expect(missing?.message == "no such file or directory")
    #expect(missing?.isMissing == true)
    #expect(failure { () throws(SystemError) in try Files.read(folder.path) }?.message == "is a directory")
    #expect(failure { () throws(SystemError) in try Files.kind(of: "/dev/null/x") }?.message == "not a directory")
    folder.link("loop", to: "loop")
    let loop = failure { () throws(SystemError) in try Files.read(folder.path + "/loop") }
    #expect(loop?.message == "too many levels of symbolic links")
    #expect(loop?.isClosedPipe == false)
  }

  @Test("Written bytes are there, all of them")
  func output() throws {
    let bytes = [UInt8](repeating: 7, count: 3 << 20)
    let path = folder.path + "/out"
    do {
      let output = try Output(creating: path)
      #expect(!output.isTerminal)
      try output.write(bytes)
      try output.write([])
      try output.write([8])
    }
    let text = try Files.read(path)
    withExtendedLifetime(text) { #expect(text.bytes.elementsEqual(bytes + [8])) }
    #expect(
      failure { () throws(SystemError) in try Output(creating: "/dev/full").write([1]) }?.message == "no space left on device")
  }
}
