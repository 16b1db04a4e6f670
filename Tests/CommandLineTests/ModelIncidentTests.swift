import TestSupport
import Testing

@testable import CommandLine

/// The incidents in which the models of the application and the database did not agree, as somebody would check the projects.
@Suite("Models that the database does not know") struct ModelIncidentTests {
  private func check(_ project: String) -> Run {
    Run(["check", "--format", "json", Repository.root + "/Fixtures/incidents/" + project])
  }

  @Test("Labels whose rows were forgotten cannot be read by the code that has only the new ones")
  func enumeration() {
    let run = check("enum-in-one-transaction/broken")
    #expect(run.output.contains(#""rule":"code-disagrees-with-enum","family":"ordering","severity":"warning""#))
    #expect(run.output.contains(#"broken/app/models.py","line":10,"column":5"#))
    #expect(!check("enum-in-one-transaction/mended").output.contains("code-disagrees-with-enum"))
  }

  @Test("A column that only the model has is an error at the model")
  func column() {
    let run = check("2-required-model-column/forgotten")
    #expect(run.status == .findings)
    #expect(run.output.contains(#""rule":"code-needs-missing-schema","family":"ordering","severity":"error""#))
    #expect(run.output.contains(#"forgotten/app/models.py","line":12,"column":5"#))
    #expect(check("2-required-model-column/mended").output.contains("\"findings\":[]"))
  }

  @Test("Each of the two writers is told of, with what it inserts")
  func twoWriters() {
    let run = check("4-two-writers/broken")
    #expect(run.output.split(separator: #""rule":"check-then-insert-without-unique""#).count == 4)
    for part in [#"routes/payments.py","line":7,"column":13"#, #"routes/webhook.py","line":8,"column":8"#] {
      #expect(run.output.contains(part), "\(part)")
    }
    #expect(check("4-two-writers/mended").output.contains("\"findings\":[]"))
  }
}
