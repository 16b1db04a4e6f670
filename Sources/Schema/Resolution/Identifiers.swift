import SQLSyntax

extension Node {
  // Who asks for one of the identifiers of a name needs no list of all.

  public var firstIdentifier: String? {
    let record = record
    return record.firstToken < record.endToken ? tree.lexed.identifier(at: Int(record.firstToken)) : nil
  }

  public var lastIdentifier: String? {
    let record = record
    guard record.firstToken < record.endToken else { return nil }
    // Between two of them stands a dot.
    return tree.lexed.identifier(at: Int(record.endToken - 1 - (record.endToken - record.firstToken - 1) % 2))
  }
}
