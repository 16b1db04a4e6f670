import ProgramSyntax
import SourceText

extension JavaScriptParser {
  /// A type of TypeScript: `string | null`, `Map<string, number[]>`, `(a: A) => B`, `{ a: string }`, `const`.
  mutating func skipType() {
    while at < end {
      guard skipTypeOperand() else { return }
      while at < end {
        if isSign("["), !tokens.beginsLine(at) {
          at = min(tokens.end(of: at) + 1, end)
        } else {
          break
        }
      }
      if isSign("|") && !isSign("|", ahead: 1) || isSign("&") && !isSign("&", ahead: 1) {
        at += 1
      } else if isWord("is") {
        at += 1
      } else {
        return
      }
    }
  }

  /// One part of a union; false where none stands here.
  private mutating func skipTypeOperand() -> Bool {
    while isWord("keyof") || isWord("typeof") || isWord("readonly") || isWord("unique") || isWord("infer") || isSign("|") {
      at += 1
    }
    guard at < end else { return false }
    if tokens.isString(at) || tokens.program.tokens[at].kind == .number || isSign("-") {
      at += 1
      return true
    }
    if isSign("(") || isSign("[") || isSign("{") {
      let isParenthesis = isSign("(")
      at = min(tokens.end(of: at) + 1, end)
      if isParenthesis, isSign("="), tokens.areSigns(at, "=", ">") {
        at += 2
        return skipTypeOperand()
      }
      return true
    }
    guard tokens.isWord(at) else { return false }
    at += 1
    while isSign("."), tokens.isWord(at + 1) { at += 2 }
    if isSign("<"), let behind = endOfTypeArguments() { at = behind }
    return true
  }

  /// Where `<A, B<C>>` ends that begins here; nil where it is no list of types.
  func endOfTypeArguments() -> Int? {
    var index = at
    var depth = 0
    let limit = min(end, at + 300)
    while index < limit {
      let token = tokens.program.tokens[index]
      switch token.kind {
      case .word, .number, .string: index += 1
      case .sign:
        switch tokens.text.base[Int(token.span.start)] {
        case UInt8(ascii: "<"):
          depth += 1
          index += 1
        case UInt8(ascii: ">"):
          // The end of an arrow.
          if !tokens.areSigns(index - 1, "=", ">") { depth -= 1 }
          index += 1
          if depth == 0 { return index }
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): index = tokens.end(of: index) + 1
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "|"), UInt8(ascii: "&"), UInt8(ascii: "="), UInt8(ascii: "?"),
          UInt8(ascii: ":"):
          index += 1
        default: return nil
        }
      case .character, .regex: return nil
      }
    }
    return nil
  }
}
