import SourceText

/// In which order a deploy changes the schema and starts the code.
public enum DeployOrder: Sendable {
  /// Two steps of a pipeline, of which the first is surely done before the second begins.
  public struct Proof: Sendable {
    public var first: DeployEvent
    public var second: DeployEvent
    /// The pipeline: "the workflow Deploy".
    public var process: String
  }

  /// The migrations have run before the new code starts.
  case migrationFirst(Proof)
  /// The new code serves before the migrations run.
  case codeFirst(Proof)
  case unknown
}
