import SourceText
import Testing

@testable import ProgramSyntax

@Suite("Tests in Rust files") struct RustTestsTests {
  private func parts(_ text: String) -> [String] {
    let source = SourceText(name: "lib.rs", text)
    return RustTests.spans(in: source).map { source[$0] }
  }

  @Test("Items for tests only are found whole")
  func items() {
    #expect(
      parts("fn a() { q(\"x\"); }\n#[cfg(test)]\nmod tests { fn b() { if c {} } }\nfn d() {}")
        == ["#[cfg(test)]\nmod tests { fn b() { if c {} } }"])
    #expect(parts("#[tokio::test]\nasync fn a() {}\n#[cfg(test)]\nuse x::y;\nfn b() {}").count == 2)
  }

  @Test("What is compiled for other reasons stays")
  func others() {
    #expect(parts("#[cfg(not(test))]\nfn a() {}\n#[cfg(feature = \"x\")]\nfn b() {}").isEmpty)
  }

  @Test("A file that ends too early does no harm", arguments: ["#[cfg(test)]", "#[cfg(test", "#[test]\nfn a() {", "#["])
  func cutShort(_ text: String) { _ = parts(text) }
}
