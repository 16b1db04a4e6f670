import Rules
import Testing

@Suite("Severity") struct SeverityTests {
  @Test("An error weighs more than a warning, a warning more than a note")
  func order() { #expect(Severity.note < .warning && .warning < Severity.error) }
}
