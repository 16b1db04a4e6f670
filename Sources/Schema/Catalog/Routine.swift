import SQLSyntax

/// A function, procedure or aggregate.
public struct Routine: Sendable {
  public enum Kind: Sendable { case function, procedure, aggregate }
  public enum Language: Hashable, Sendable { case sql, plpgsql, other }
  public enum Mode: Sendable { case input, output, both, variadic, table }

  public struct Parameter: Sendable {
    public var name: String?
    public var type: SQLType
    public var mode = Mode.input
    @Stored public var defaultValue: Node?
    /// Of a type that is told apart by nothing else: its name.
    var typeName: String?

    public var isInput: Bool { mode == .input || mode == .both || mode == .variadic }
  }

  public var name: ObjectName
  public var kind: Kind
  public var parameters: [Parameter] = []
  /// What a call gives: of several output parameters a record.
  public var result: SQLType
  public var returnsSet = false
  public var language = Language.other
  /// The statement that made it: its body is found from there.
  @Stored public var definition: Node?
  /// Its own `SET search_path`.
  public var searchPath: [String]?
  public var volatility = Volatility.volatile
  public var isStrict = false
  /// Of what makes values of a range or multirange type: that type, with which it comes and goes.
  var constructs: ID<TypeEntry>?
  public var birth: Moment?

  public enum Volatility: Sendable { case volatile, stable, immutable }

  public var inputs: [Parameter] { parameters.filter(\.isInput) }
}
