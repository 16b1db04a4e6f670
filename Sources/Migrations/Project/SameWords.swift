import ProgramSyntax
import SQLSyntax
import SourceText

extension SourceText {
  /// Whether two files of the same name say the same, in other blanks and with other comments at most.
  public func hasTheWords(of other: SourceText) -> Bool {
    if bytes.elementsEqual(other.bytes) { return true }
    if name.hasASCIISuffix(".sql") {
      let (left, right) = (Lexer.lex(self), Lexer.lex(other))
      return left.count == right.count
        && (0..<left.count).allSatisfy { self[left.span(of: $0)] == other[right.span(of: $0)] }
    }
    guard let language = ProgramLanguage(ofFile: name) else { return false }
    let (left, right) = (ProgramText(self, language), ProgramText(other, language))
    return left.tokens.count == right.tokens.count
      && zip(left.tokens, right.tokens).allSatisfy { self[$0.span] == other[$1.span] }
  }
}
