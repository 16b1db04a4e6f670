import Deployment
import Migrations
import SourceText

/// What pipelines do, as a test writes it down: a line a process, then its lanes with their events in a row.
///
///     the workflow Deploy
///       migrate: migrates by alembic upgrade
///       deploy after migrate: builds by docker build, starts fly deploy
///
/// What is not sure has a `?` behind it.
enum PipelineText {
  static func text(of pipelines: Pipelines) -> String {
    pipelines.processes.map(text).joined(separator: "\n")
  }

  static func text(_ process: DeployProcess) -> String {
    var lines = [process.name + kind(process) + (process.isByHand ? ", by hand" : "")]
    for lane in process.lanes where !lane.events.isEmpty {
      let after = lane.after.sorted().map { process.lanes[$0].name }
      lines.append(
        "  " + lane.name + (lane.isScratch ? " (scratch)" : "")
          + (after.isEmpty ? "" : " after " + after.joined(separator: ", "))
          + ": " + lane.events.map(text).joined(separator: ", "))
    }
    return lines.joined(separator: "\n")
  }

  private static func kind(_ process: DeployProcess) -> String {
    switch process.kind {
    case .deploys: ""
    case .startsReplica(let count): " of " + (count.map { "\($0) replicas" } ?? "some replicas")
    case .builds: " builds"
    }
  }

  static func text(_ event: DeployEvent) -> String {
    let what =
      switch event.action {
      case .migrates(let command): "migrates by \(command.name)"
      case .startsNewCode(let name): "starts \(name)"
      case .builds(let name): "builds by \(name)"
      case .fills(let name): "fills by \(name)"
      case .unread(let name): "does what nobody sees by \(name)"
      }
    return what + (event.isCertain ? "" : "?")
  }
}
