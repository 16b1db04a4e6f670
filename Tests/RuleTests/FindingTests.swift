import SourceText
import Testing

@testable import Rules

@Suite("Findings") struct FindingTests {
  private func finding(_ message: String, help: String = "mend it") -> Finding {
    let place = Place(SourceText("SELECT 1"), Span(start: 0, end: 8))
    return Finding(RuleCatalog.infos[0], .error, .certain, message, help: help, migration: "1", at: place, statement: place)
  }

  @Test("A copy that is changed leaves the other as it is")
  func copies() {
    let first = finding("one")
    var second = first
    second.message += " and two"
    second.severity = .note
    #expect(first.message == "one" && first.severity == .error)
    #expect(second.message == "one and two" && second.severity == .note)
  }

  @Test("What is reported stays what it was, also where advice is repeated")
  func reports() {
    var findings = Findings()
    let helps = (0..<100).flatMap { ["the same advice for all of them", "advice for number \($0) alone"] }
    for (number, help) in helps.enumerated() { findings.report(finding("finding number \(number)", help: help)) }
    #expect(findings.all.map(\.help) == helps)
    #expect(findings.all.map(\.message) == helps.indices.map { "finding number \($0)" })
  }
}
