import TestSupport
import Testing

@testable import CommandLine

/// The incident of the function that the webhook calls, as somebody would check the project.
@Suite("The function the webhook calls") struct WebhookIncidentTests {
  private func check(_ form: String) -> Run {
    Run(["check", "--format", "json", Repository.root + "/Fixtures/incidents/3-webhook-function/" + form])
  }

  @Test("A call with an argument that no overload has, one whose overload is dropped, and the order of the deploy are errors")
  func broken() {
    let run = check("broken")
    #expect(run.status == .findings)
    for part in [
      #""rule":"call-matches-no-function","family":"ordering","severity":"error""#,
      #""rule":"code-uses-dropped-schema","family":"ordering","severity":"error""#,
      #"stripe-webhook/index.ts","line":16,"column":47"#, #"021_drop_legacy_verify_and_create_subscription.sql","line":2"#,
      #"verify-subscription/index.ts","line":6,"column":11"#,
      #""rule":"deploy-before-migrate","family":"ordering","severity":"error""#, #"workflows/deploy.yml","line":16"#,
    ] { #expect(run.output.contains(part), "\(part)") }
  }

  @Test("What was deployed in the end is silent")
  func mended() {
    let run = check("mended")
    #expect(run.status == .success)
    #expect(run.output.contains("\"findings\":[]"))
  }
}
