// Everything that neither defines nor changes data: SET, DO, CALL, COPY, GRANT, VACUUM …

extension Parser {
  mutating func sessionStatement(_ role: Role) throws(SyntaxError) { throw unexpected() }
}
