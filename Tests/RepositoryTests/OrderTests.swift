import TestSupport
import Testing

@Suite("Order in the house") struct OrderTests {
  @Test("The top level holds what belongs there")
  func topLevel() {
    let visible = Repository.names(in: ".").filter { !$0.hasPrefix(".") }
    #expect(visible == ["Fixtures", "Package.swift", "README.md", "Sources", "Tests"])
  }

  @Test("The package depends on no other package")
  func packages() {
    #expect(!Repository.text(of: "Package.swift").contains(".package("))
  }

  /// An enum cannot be spread over files, and this one is a list with a comment for each entry.
  static let lists = ["Sources/SQLSyntax/Tree/NodeKind.swift"]

  @Test("No file of Swift is so long that it must hold two things")
  func lengths() {
    for path in Repository.files(in: "Sources", ending: ".swift") + Repository.files(in: "Tests", ending: ".swift")
    where !Self.lists.contains(path) {
      let lines = Repository.text(of: path).split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(lines <= 600, "\(path) has \(lines) lines")
    }
  }

  @Test("Nothing is left for later")
  func leftovers() {
    let marks = ["TO" + "DO", "FIX" + "ME", "XX" + "X:"]
    for path in Repository.files(in: "Sources", ending: ".swift") + Repository.files(in: "Tests", ending: ".swift") {
      let text = Repository.text(of: path)
      for mark in marks { #expect(!text.contains(mark), "\(path) says \(mark)") }
    }
  }
}
