import SourceText
import Testing

@testable import ConfigText

@Suite struct JSONTests {
  @Test func empty() { #expect(ConfigFile(SourceText(""), as: .json).documents.isEmpty) }
}
