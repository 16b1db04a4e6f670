import TestSupport
import Testing

@testable import Platform

@Suite("Walking a folder") struct FolderWalkTests {
  let folder = TemporaryFolder()

  private func walk() -> (files: [String], failures: [String]) {
    let walk = FolderWalk(folder.path) { $0.hasSuffix(".sql") }
    let prefix = folder.path.count + 1
    return (walk.files.map { String($0.dropFirst(prefix)) }, walk.failures.map { String($0.path.dropFirst(prefix)) })
  }

  @Test("Files come in the order of their names, folder by folder")
  func order() {
    for name in ["b/2.sql", "b/10.sql", "a.sql", "B.sql", "b/c/1.sql", "b.sql", "é.sql", "z.sql"] { folder.write(name, "") }
    #expect(walk().files == ["B.sql", "a.sql", "b/10.sql", "b/2.sql", "b/c/1.sql", "b.sql", "z.sql", "é.sql"])
  }

  @Test("Hidden files and folders, and other names, are passed over")
  func unwanted() {
    for name in [".git/a.sql", ".a.sql", "a.txt", "sql"] { folder.write(name, "") }
    folder.makeFolder("empty.sql")
    #expect(walk().files == [])
  }

  @Test("A link that leads back up is walked once")
  func loops() {
    folder.write("a/b/1.sql", "")
    folder.link("a/b/up", to: "../..")
    folder.link("again", to: "a")
    #expect(walk().files == ["a/b/1.sql"])
  }

  @Test("A link to nowhere counts only where its name was wanted")
  func danglingLinks() {
    folder.write("1.sql", "")
    folder.link("2.sql", to: "gone")
    folder.link("3.txt", to: "gone")
    #expect(walk().files == ["1.sql"])
    #expect(walk().failures == ["2.sql"])
  }

  @Test("A folder deeper than any stack")
  func depth() {
    let path = Array(repeating: "d", count: 300).joined(separator: "/") + "/1.sql"
    folder.write(path, "")
    #expect(walk().files == [path])
  }
}
