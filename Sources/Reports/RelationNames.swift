import SQLSyntax

extension RelationReference {
  /// The name as PostgreSQL stores it, its parts joined by dots: `public.t`. Only a part that holds a dot or a quote itself is
  /// quoted, so that each name is told apart.
  var storedName: String {
    parts.map { part in
      guard part.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "\"") }) else { return part }
      return "\"" + part.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }.joined(separator: ".")
  }
}
