import PythonSyntax

extension PythonValue {
  /// Whether it is surely something, whatever it is: no None, and so no NULL. A text that is put together, a number that is
  /// reckoned, the time of day.
  var isFilled: Bool { isFilled(depth: 0) }

  private func isFilled(depth: Int) -> Bool {
    guard depth < 20 else { return false }
    switch self {
    case .none, .ellipsis, .function, .classObject, .module, .method, .boundFunction, .builtin: return false
    case .boolean, .integer, .float, .bytes, .text, .tuple, .list, .set, .dictionary, .instance: return true
    case .member(let member): return member.isText || member.isNumber ? member.value.isFilled(depth: depth + 1) : true
    case .unknown(let hole):
      return hole.isExhaustive && !hole.alternatives.isEmpty && hole.alternatives.allSatisfy { $0.isFilled(depth: depth + 1) }
    case .symbol(let symbol): return symbol.isFilled(depth: depth + 1)
    }
  }

  /// What a row says of itself where the program adds something, or nothing, to what it had: `row.a or "b"`.
  fileprivate func isFilledOperand(_ depth: Int) -> Bool { isFilled(depth: depth) }
}

extension PythonSymbol {
  /// Functions of Python's library and of Django that always give something.
  private static let givers: Set<String> = [
    "uuid1", "uuid4", "uuid3", "uuid5", "UUID", "now", "utcnow", "today", "time", "time_ns", "token_hex", "token_urlsafe",
    "token_bytes", "randbytes", "randint", "choice", "random", "getrandbits", "dumps", "hexdigest", "digest", "isoformat",
    "strftime", "slugify", "len", "Decimal", "make_password", "get_random_string", "timedelta", "datetime", "date", "timestamp",
    "quote", "urlsafe_b64encode", "b64encode", "urandom", "count", "make_aware", "utcfromtimestamp", "fromtimestamp",
  ]
  /// Methods that None does not have, and that give text.
  private static let textMethods: Set<String> = [
    "lower", "upper", "strip", "lstrip", "rstrip", "title", "capitalize", "casefold", "replace", "format", "join", "encode",
    "decode", "zfill", "removeprefix", "removesuffix", "swapcase", "center", "ljust", "rjust", "translate",
  ]

  fileprivate func isFilled(depth: Int) -> Bool {
    switch form {
    case .operation(let sign, let values):
      switch sign {
      // The last of them is it where those before are nothing.
      case .or: return values.last?.isFilledOperand(depth) ?? false
      case .and: return values.allSatisfy { $0.isFilledOperand(depth) }
      // None can be neither added nor compared: it raises.
      default: return true
      }
    case .call(let callee, _):
      let name = String(callee.name)
      guard Self.givers.contains(name) || callee.receiver != nil && Self.textMethods.contains(name) else { return false }
      // `func.now()` of SQLAlchemy is no value, but is never a hole either.
      return true
    case .attribute(let base, let name):
      return ["hex", "int", "bytes"].contains(name) && base.callee.map { $0.name.hasPrefix("uuid") } == true
    case .named, .item: return false
    }
  }
}
