import ProgramSyntax
import SourceText

extension JavaScriptParser {
  /// `a => …`, `(a, b) => …`, `async <T>(a: T): R => { … }`; nil, and nothing is read, where none stands here.
  mutating func arrowFunction() -> JavaScriptFunction? {
    var first = at
    if tokens.isWord(first, "async"), tokens.isWord(first + 1) || tokens.isSign(first + 1, "(") || tokens.isSign(first + 1, "<")
    {
      first += 1
    }
    if tokens.isWord(first), tokens.areSigns(first + 1, "=", ">"), first + 2 < end {
      let name = tokens.word(first)
      at = first + 3
      return JavaScriptFunction(parameters: [JavaScriptFunction.Parameter(name: name)], results: body())
    }
    if tokens.isSign(first, "<") {
      var probe = self
      probe.at = first
      guard let behind = probe.endOfTypeArguments() else { return nil }
      first = behind
    }
    guard first < end, tokens.isSign(first, "(") else { return nil }
    let close = tokens.end(of: first)
    guard close < end, let arrow = arrow(behind: close) else { return nil }
    at = first
    let parameters = parameters()
    at = arrow + 2
    return JavaScriptFunction(parameters: parameters, results: body())
  }

  /// The index of the `=>` behind the parameters and the type of the result.
  private func arrow(behind close: Int) -> Int? {
    if tokens.areSigns(close + 1, "=", ">") { return close + 1 }
    guard tokens.isSign(close + 1, ":") else { return nil }
    var probe = self
    probe.at = close + 2
    probe.skipType()
    return tokens.areSigns(probe.at, "=", ">") && probe.at < end ? probe.at : nil
  }

  /// From the opening parenthesis to behind the closing one.
  private mutating func parameters() -> [JavaScriptFunction.Parameter] {
    var parameters: [JavaScriptFunction.Parameter] = []
    inBrackets { parser in
      let name = parser.tokens.isWord(parser.at) ? parser.tokens.word(parser.at) : nil
      parser.at = parser.tokens.end(of: parser.at) + 1
      if parser.isSign("?") { parser.at += 1 }
      let hasStandard = parser.skipAssignment()
      parameters.append(JavaScriptFunction.Parameter(name: name, standard: hasStandard ? parser.expression() : nil))
    }
    return parameters
  }

  /// The body behind the arrow or the parameters.
  private mutating func body() -> [JavaScriptExpression] {
    guard at < end, tokens.isSign(at, "{") else { return [expression()] }
    let close = min(tokens.end(of: at), end)
    var results: [JavaScriptExpression] = []
    var index = at + 1
    while index < close {
      if tokens.isWord(index, "return"), !tokens.isSign(index + 1, ";"), index + 1 < close {
        var inner = self
        inner.at = index + 1
        inner.end = close
        results.append(inner.expression())
        index = max(inner.at, index + 1)
      } else {
        index = tokens.end(of: index) + 1
      }
    }
    at = min(close + 1, end)
    return results
  }

  /// `function name<T>(a: T): R { … }`
  mutating func functionExpression() -> JavaScriptExpression.Shape {
    while at < end, !isSign("("), !isSign("{"), !isSign(";") { at += 1 }
    return functionFromParameters()
  }

  /// From the parenthesis of its parameters on.
  mutating func functionFromParameters() -> JavaScriptExpression.Shape {
    guard at < end, isSign("(") else { return .unknown }
    let parameters = parameters()
    if isSign(":") {
      at += 1
      skipType()
    }
    guard isSign("{") else { return .unknown }
    return .function(JavaScriptFunction(parameters: parameters, results: body()))
  }
}
