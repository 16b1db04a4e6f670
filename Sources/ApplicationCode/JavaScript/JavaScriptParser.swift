import ProgramSyntax
import SourceText

/// Reads one expression. What it does not understand is unknown, and it goes on behind it; it never looks at a token more than a
/// few times.
struct JavaScriptParser {
  let tokens: JavaScriptTokens
  /// The index of the token at hand.
  var at: Int
  /// Where the brackets close that are being read.
  var end: Int
  private var depth = 0

  private static let deepest = 120
  /// No chain that somebody wrote has more links.
  private static let longestChain = 400

  init(_ tokens: JavaScriptTokens, at index: Int, end: Int? = nil) {
    self.tokens = tokens
    self.at = index
    self.end = end ?? tokens.count
  }

  static func expression(_ tokens: JavaScriptTokens, at index: Int) -> JavaScriptExpression {
    var parser = JavaScriptParser(tokens, at: index)
    return parser.expression()
  }

  func isSign(_ sign: Unicode.Scalar, ahead: Int = 0) -> Bool { at + ahead < end && tokens.isSign(at + ahead, sign) }

  func isWord(_ word: StaticString) -> Bool { at < end && tokens.isWord(at, word) }

  private func make(_ shape: JavaScriptExpression.Shape, from start: Int) -> JavaScriptExpression {
    let last = max(start, min(at, tokens.count) - 1)
    guard start < tokens.count else { return JavaScriptExpression(shape, Span(start: 0, end: 0)) }
    return JavaScriptExpression(
      shape, Span(start: tokens.program.tokens[start].start, end: max(tokens.span(last).end, tokens.span(start).start)))
  }

  /// Up to a comma, a closing bracket or the end of the statement.
  mutating func expression() -> JavaScriptExpression {
    depth += 1
    defer { depth -= 1 }
    let start = at
    guard depth < Self.deepest else {
      skipOperand()
      return make(.unknown, from: start)
    }
    if let function = arrowFunction() { return make(.function(function), from: start) }
    var left = operand()
    for _ in 0..<Self.longestChain {
      guard at < end, let joined = joinedWithNext(left, from: start) else { return left }
      left = joined
    }
    skipOperand()
    return make(.unknown, from: start)
  }

  /// What an operator makes of it; nil where none follows.
  private mutating func joinedWithNext(_ left: JavaScriptExpression, from start: Int) -> JavaScriptExpression? {
    if isWord("as") || isWord("satisfies") {
      at += 1
      skipType()
      return left
    }
    if isWord("instanceof") || isWord("in") {
      at += 1
      _ = operand()
      return make(.unknown, from: start)
    }
    guard at < end, tokens.program.tokens[at].kind == .sign else { return nil }
    let sign = tokens.text.base[Int(tokens.span(at).start)]
    switch sign {
    case UInt8(ascii: "?") where isSign("?", ahead: 1):
      at += isSign("=", ahead: 2) ? 3 : 2
      return make(.either([left, operand()]), from: start)
    case UInt8(ascii: "?"):
      at += 1
      let then = expression()
      guard isSign(":") else { return make(.unknown, from: start) }
      at += 1
      return make(.either([then, expression()]), from: start)
    case UInt8(ascii: "|") where isSign("|", ahead: 1), UInt8(ascii: "&") where isSign("&", ahead: 1):
      at += isSign("=", ahead: 2) ? 3 : 2
      return make(.either([left, operand()]), from: start)
    case UInt8(ascii: "+") where !isSign("+", ahead: 1) && !isSign("=", ahead: 1):
      at += 1
      return make(.sum(left, operand()), from: start)
    case UInt8(ascii: "=") where !isSign("=", ahead: 1) && !isSign(">", ahead: 1):
      at += 1
      return expression()
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "%"), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "^"):
      let first = at
      while at < end, at < first + 4, tokens.program.tokens[at].kind == .sign, Self.isOperator(tokens, at) { at += 1 }
      _ = operand()
      return make(.unknown, from: start)
    default: return nil
    }
  }

  private static func isOperator(_ tokens: JavaScriptTokens, _ index: Int) -> Bool {
    "+-*/%<>=!&|^".utf8.contains(tokens.text.base[Int(tokens.span(index).start)])
  }

  // MARK: Operands

  /// A name or a literal, and the calls and members behind it.
  mutating func operand() -> JavaScriptExpression {
    let start = at
    guard at < end else { return make(.unknown, from: start) }
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.deepest else {
      skipOperand()
      return make(.unknown, from: start)
    }
    if isWord("await") || isWord("yield") || isWord("new") {
      at += 1
      return operand()
    }
    if isWord("typeof") || isWord("void") || isWord("delete") || isSign("!") || isSign("-") || isSign("+") || isSign("~") {
      at += 1
      _ = operand()
      return make(.unknown, from: start)
    }
    var result = primary()
    for _ in 0..<Self.longestChain {
      guard at < end, let longer = postfix(of: result, from: start) else { return result }
      result = longer
    }
    skipOperand()
    return make(.unknown, from: start)
  }

  /// What stands behind an operand and belongs to it; nil where nothing does.
  private mutating func postfix(of operand: JavaScriptExpression, from start: Int) -> JavaScriptExpression? {
    if isSign(".") || (isSign("?") && tokens.areSigns(at, "?", ".")) {
      at += isSign("?") ? 2 : 1
      if isSign("#") { at += 1 }
      if isSign("(") || isSign("[") { return operand }
      guard at < end, tokens.isWord(at) else { return make(.unknown, from: start) }
      let name = JavaScriptName(text: tokens.word(at), span: tokens.span(at))
      at += 1
      return make(.member(operand, name), from: start)
    }
    if isSign("(") {
      let arguments = list()
      return make(.call(operand, arguments), from: start)
    }
    if isSign("[") {
      let inner = list()
      if inner.count == 1, let key = inner[0].string {
        return make(.member(operand, JavaScriptName(text: key, span: inner[0].span)), from: start)
      }
      return make(.unknown, from: start)
    }
    if isSign("!"), !isSign("=", ahead: 1), !tokens.beginsLine(at) {
      at += 1
      return operand
    }
    if isSign("+") && isSign("+", ahead: 1) || isSign("-") && isSign("-", ahead: 1), !tokens.beginsLine(at) {
      at += 2
      return make(.unknown, from: start)
    }
    if at < end, tokens.isString(at), tokens.program.tokens[at].form == .template {
      return make(.call(operand, [primary()]), from: start)
    }
    if isSign("<"), let behind = endOfTypeArguments(), behind < end {
      guard tokens.isSign(behind, "(") || tokens.isString(behind) else { return nil }
      at = behind
      return operand
    }
    return nil
  }

  private mutating func primary() -> JavaScriptExpression {
    let start = at
    let token = tokens.program.tokens[at]
    switch token.kind {
    case .word:
      if isWord("function") || (isWord("async") && tokens.isWord(at + 1, "function")) {
        return make(functionExpression(), from: start)
      }
      if isWord("class") {
        while at < end, !isSign("{") { at += 1 }
        skipOperand()
        return make(.unknown, from: start)
      }
      at += 1
      return JavaScriptExpression(.name(tokens.word(start)), token.span)
    case .string:
      at += 1
      return string(token)
    case .sign:
      if isSign("(") {
        let inner = list()
        return inner.last.map { JavaScriptExpression($0.shape, $0.span) } ?? make(.unknown, from: start)
      }
      if isSign("[") {
        let elements = list()
        return make(.array(elements), from: start)
      }
      if isSign("{") {
        let properties = object()
        return make(.object(properties), from: start)
      }
      skipOperand()
      return make(.unknown, from: start)
    case .number, .character, .regex:
      at += 1
      return make(.unknown, from: start)
    }
  }

  private func string(_ token: ProgramToken) -> JavaScriptExpression {
    if token.isUnclosed { return JavaScriptExpression(.unknown, token.span) }
    var pieces: [JavaScriptExpression] = []
    for part in tokens.program.parts(of: token) {
      switch part {
      case .text(let text):
        pieces.append(
          JavaScriptExpression(.string(text.text), text.map.source(of: Span(start: 0, end: UInt32(text.bytes.count)))))
      case .hole(let code, let whole):
        var inner = JavaScriptParser(JavaScriptTokens(ProgramText(tokens.text, .javaScript, in: code)), at: 0)
        inner.depth = depth + 8
        let value = depth < Self.deepest ? inner.expression() : nil
        pieces.append(JavaScriptExpression(value?.shape ?? .unknown, whole))
      }
    }
    if pieces.isEmpty { return JavaScriptExpression(.string(""), token.span) }
    if pieces.count == 1, let text = pieces[0].string { return JavaScriptExpression(.string(text), token.span) }
    return JavaScriptExpression(.template(pieces), token.span)
  }

  /// To the next comma or closing bracket.
  private mutating func skipOperand() {
    while at < end, !isSign(","), !isSign(";"), !isSign(")"), !isSign("]"), !isSign("}") {
      at = min(tokens.end(of: at), end - 1) + 1
    }
  }

  /// What stands between brackets, parted by commas; from the opening one to behind the closing one.
  private mutating func list() -> [JavaScriptExpression] {
    var elements: [JavaScriptExpression] = []
    inBrackets { parser in
      let start = parser.at
      if parser.skipDots() {
        let rest = parser.expression()
        elements.append(parser.make(.spread(rest), from: start))
      } else {
        elements.append(parser.expression())
      }
    }
    return elements
  }

  private mutating func skipDots() -> Bool {
    guard isSign("."), isSign(".", ahead: 1), isSign(".", ahead: 2) else { return false }
    at += 3
    return true
  }

  /// Calls `element` for each part between commas, and ends behind the closing bracket.
  mutating func inBrackets(_ element: (inout JavaScriptParser) -> Void) {
    let close = min(tokens.end(of: at), end)
    let outer = end
    at += 1
    end = close
    while at < close {
      if isSign(",") {
        at += 1
        continue
      }
      let start = at
      element(&self)
      skipOperand()
      if at == start || (at < close && !isSign(",")) { at += 1 }
    }
    end = outer
    at = min(close + 1, outer)
  }

  private mutating func object() -> [JavaScriptProperty] {
    var properties: [JavaScriptProperty] = []
    inBrackets { parser in
      if let property = parser.property() { properties.append(property) }
    }
    return properties
  }

  private mutating func property() -> JavaScriptProperty? {
    if skipDots() { return JavaScriptProperty(key: nil, value: expression(), isSpread: true) }
    let start = at
    if isSign("[") {
      let inner = list()
      let key = inner.first.flatMap { key in key.string.map { JavaScriptName(text: $0, span: key.span) } }
      return behind(key, from: start)
    }
    let token = tokens.program.tokens[at]
    at += 1
    switch token.kind {
    case .string:
      return behind(string(token).string.map { JavaScriptName(text: $0, span: token.span) }, from: start)
    case .word:
      // `get name() {}`, `async name() {}`
      if at < end, tokens.isWord(at), !tokens.isWord(start, "as") {
        at += 1
        return behind(JavaScriptName(text: tokens.word(at - 1), span: tokens.span(at - 1)), from: start)
      }
      return behind(JavaScriptName(text: tokens.word(start), span: token.span), from: start)
    case .number: return behind(JavaScriptName(text: tokens.text[token.span], span: token.span), from: start)
    default: return nil
    }
  }

  /// What follows the name of a property.
  private mutating func behind(_ key: JavaScriptName?, from start: Int) -> JavaScriptProperty {
    if isSign(":") {
      at += 1
      return JavaScriptProperty(key: key, value: expression())
    }
    if isSign("(") || isSign("<") {
      if isSign("<"), let behind = endOfTypeArguments() { at = behind }
      return JavaScriptProperty(key: key, value: make(isSign("(") ? functionFromParameters() : .unknown, from: start))
    }
    if let key, at == start + 1, tokens.isWord(start) {
      return JavaScriptProperty(key: key, value: JavaScriptExpression(.name(key.text), key.span))
    }
    return JavaScriptProperty(key: key, value: make(.unknown, from: start))
  }
}
