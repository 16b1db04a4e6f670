import SourceText

/// Something outside the program, or what it makes of it: `sa.Column("id")` is the call of the attribute `Column` of the module
/// that `sa` stands for.
public final class PythonSymbol {
  public indirect enum Form {
    case named
    case attribute(PythonSymbol, String)
    case call(PythonSymbol, [PythonArgument])
    case item(PythonSymbol, PythonValue)
    case operation(PythonOperator, [PythonValue])
  }
  public let form: Form
  /// How it is reached: `alembic.op.get_bind().execute`; modules have their full names.
  public let path: String
  /// Where it is written; nil for a module and for what a client has made.
  public let place: Place?
  /// Whatever the client wants to find again.
  public var tag: AnyObject?
  /// What the program has bound on it.
  var bound: PythonScope?
  /// How many branches were open where it came into being; before that there is nothing of it.
  var birth = 0
  /// What stands for each of its items.
  public internal(set) var item: PythonSymbol?
  let nesting: Int
  private static let pathLimit = 400

  public init(named name: String, tag: AnyObject? = nil) {
    form = .named
    path = name
    place = nil
    nesting = 0
    self.tag = tag
  }

  public init(_ form: Form, at place: Place?) {
    self.form = form
    self.place = place
    let path =
      switch form {
      case .named: ""
      case .attribute(let base, let name): base.path + "." + name
      case .call(let function, _): function.path + "()"
      case .item(let base, _): base.path + "[]"
      case .operation: "()"
      }
    self.path = path.utf8.count > Self.pathLimit ? "…" : path
    nesting =
      switch form {
      case .named: 0
      case .attribute(let base, _): base.nesting + 1
      case .call(let function, let arguments): max(function.nesting, arguments.map(\.value.nesting).max() ?? 0) + 1
      case .item(let base, let value): max(base.nesting, value.nesting) + 1
      case .operation(_, let values): values.nesting + 1
      }
  }

  /// The attributes that the program has bound on it, in order, with what they are now.
  public var boundAttributes: [(name: String, value: PythonValue)] {
    guard let bound else { return [] }
    return bound.order.compactMap { name in bound.variables[name].map { (name, $0) } }
  }

  public var callee: PythonSymbol? { if case .call(let callee, _) = form { callee } else { nil } }

  public var arguments: [PythonArgument] { if case .call(_, let arguments) = form { arguments } else { [] } }

  /// What an attribute is taken of.
  public var receiver: PythonSymbol? { if case .attribute(let base, _) = form { base } else { nil } }

  /// The last name of its path.
  public var name: Substring { path.suffix(from: path.lastIndex(of: ".").map { path.index(after: $0) } ?? path.startIndex) }
}
