import SourceText
import TestSupport
import Testing

@testable import ConfigText

@Suite("Fixtures") struct FixtureTests {
  @Test("They mean what their own libraries say", arguments: Fixture.all)
  func meaning(_ fixture: Fixture) {
    expect(fixture, fixture.read(fixture.text))
  }

  @Test("They mean the same with the line ends of Windows", arguments: Fixture.all)
  func windows(_ fixture: Fixture) {
    expect(
      fixture, fixture.read(fixture.text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")))
  }

  @Test("They mean the same behind a byte order mark", arguments: Fixture.all)
  func byteOrderMark(_ fixture: Fixture) {
    expect(fixture, fixture.read("\u{FEFF}" + fixture.text))
  }

  @Test("Every text leads back to where it is written", arguments: Fixture.all)
  func maps(_ fixture: Fixture) {
    let check = MapCheck(fixture.read(fixture.text))
    #expect(check.strings > 0)
    #expect(check.broken.isEmpty)
  }

  @Test("There is one of every format")
  func formats() {
    let endings = Set(Fixture.all.map { String($0.path.split(separator: ".").last!) })
    #expect(endings.isSuperset(of: ["json", "jsonc", "toml", "yml", "yaml", "ini", "conf", "properties", "hcl", "xml", "env"]))
  }

  /// Its keys may be written twice, on purpose; nothing else may be wrong with it.
  private func expect(_ fixture: Fixture, _ reading: Fixture.Reading) {
    #expect(reading.problems.isEmpty, "\(fixture.path)")
    switch reading {
    case .config(let file):
      let isYAML = fixture.path.hasSuffix(".yml") || fixture.path.hasSuffix(".yaml")
      let whole = isYAML ? ConfigValue(.array(file.documents), file.text.wholeSpan) : file.root
      #expect(difference(whole, fixture.expected) == nil)
    case .xml(let file): #expect(file.root.map { difference($0, fixture.expected) } == .some(nil))
    }
  }
}
