extension NodeKind {
  /// A command that changes the rows of its target.
  public var changesRows: Bool {
    switch self {
    case .insert, .update, .delete, .merge: true
    default: false
    }
  }

  /// A loop of PL/pgSQL.
  public var isLoop: Bool {
    switch self {
    case .plpgsqlLoop, .plpgsqlForInteger, .plpgsqlForEach, .plpgsqlForRows: true
    default: false
    }
  }
}
