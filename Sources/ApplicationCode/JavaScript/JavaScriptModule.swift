import ProgramSyntax
import SourceText

/// What one file declares at its top, takes from other files, and hands on to them.
struct JavaScriptModule: Sendable {
  /// Where a name comes from.
  struct Origin: Sendable {
    /// As it is written: "./users", "drizzle-orm/pg-core".
    var module: String
    /// The name there; nil for all that it has, `* as schema`.
    var name: String?
  }

  /// Constants, variables, functions and enumerations by name.
  private(set) var declarations: [String: JavaScriptExpression] = [:]
  /// In the order in which they stand.
  private(set) var declared: [String] = []
  private(set) var imports: [String: Origin] = [:]
  /// What it exports under another name, or from elsewhere.
  private(set) var exports: [String: Origin] = [:]
  /// Modules of which it hands on everything.
  private(set) var reexported: [String] = []

  /// A module itself, as `Origin` writes it.
  static let itself = ""

  init(_ tokens: JavaScriptTokens) {
    var index = 0
    while index < tokens.count {
      let start = index
      if tokens.isWord(index, "import") {
        index = readImport(tokens, index + 1)
      } else if tokens.isWord(index, "export") {
        index = readExport(tokens, index + 1)
      } else if let behind = readDeclaration(tokens, index) {
        index = behind
      } else {
        index = tokens.end(of: index) + 1
      }
      if index <= start { index = start + 1 }
    }
  }

  // MARK: Declarations

  private mutating func declare(_ name: String, _ value: JavaScriptExpression) {
    guard declarations.updateValue(value, forKey: name) == nil else { return }
    declared.append(name)
  }

  /// Where a declaration ends that begins here.
  private mutating func readDeclaration(_ tokens: JavaScriptTokens, _ index: Int) -> Int? {
    if tokens.isWord(index, "enum") || (tokens.isWord(index, "const") && tokens.isWord(index + 1, "enum")) {
      return readEnumeration(tokens, tokens.isWord(index, "enum") ? index + 1 : index + 2)
    }
    if tokens.isWord(index, "const") || tokens.isWord(index, "let") || tokens.isWord(index, "var") {
      return readVariables(tokens, index + 1)
    }
    let isAsync = tokens.isWord(index, "async")
    if tokens.isWord(isAsync ? index + 1 : index, "function") {
      let name = tokens.word(isAsync ? index + 2 : index + 1)
      var parser = JavaScriptParser(tokens, at: index)
      let function = parser.expression()
      if !name.isEmpty { declare(name, function) }
      return parser.at
    }
    return nil
  }

  private mutating func readVariables(_ tokens: JavaScriptTokens, _ start: Int) -> Int {
    var parser = JavaScriptParser(tokens, at: start)
    while parser.at < tokens.count {
      let first = parser.at
      if tokens.isSign(first, "{") {
        // `const { a, b: c } = require("m")`
        let close = tokens.end(of: first)
        parser.at = close + 1
        guard parser.skipAssignment() else { return parser.at }
        let value = parser.expression()
        if let module = value.requiredModule {
          for (name, local) in Self.pairs(tokens, first, close, parting: ":") {
            imports[local] = Origin(module: module, name: name)
          }
        }
      } else {
        let name = tokens.word(first)
        guard !name.isEmpty else { return max(first, start) }
        parser.at = first + 1
        if tokens.isSign(parser.at, "!") { parser.at += 1 }
        guard parser.skipAssignment() else { return parser.at }
        let value = parser.expression()
        if let module = value.requiredModule { imports[name] = Origin(module: module, name: nil) } else { declare(name, value) }
      }
      guard tokens.isSign(parser.at, ",") else { break }
      parser.at += 1
    }
    return parser.at
  }

  /// An enumeration is an object to everybody who reads it.
  private mutating func readEnumeration(_ tokens: JavaScriptTokens, _ index: Int) -> Int {
    let name = tokens.word(index)
    guard !name.isEmpty, tokens.isSign(index + 1, "{") else { return index }
    var properties: [JavaScriptProperty] = []
    var parser = JavaScriptParser(tokens, at: index + 1)
    parser.inBrackets { parser in
      guard tokens.isWord(parser.at) || tokens.isString(parser.at) else { return }
      let token = tokens.program.tokens[parser.at]
      let key = JavaScriptName(text: tokens.text[token.span], span: token.span)
      parser.at += 1
      let hasValue = parser.skipAssignment()
      let value = hasValue ? parser.expression() : JavaScriptExpression(.unknown, token.span)
      properties.append(JavaScriptProperty(key: key, value: value))
    }
    declare(name, JavaScriptExpression(.object(properties), tokens.span(index)))
    return parser.at
  }

  // MARK: Imports and exports

  /// Behind the word `import`.
  private mutating func readImport(_ tokens: JavaScriptTokens, _ start: Int) -> Int {
    var index = start
    if tokens.isSign(index, "(") || tokens.isSign(index, ".") { return index }
    var found: [(local: String, name: String?)] = []
    let isOfTypes = tokens.isWord(index, "type") && !tokens.isWord(index + 1, "from") && !tokens.isSign(index + 1, ",")
    if isOfTypes { index += 1 }
    while index < tokens.count, !tokens.isString(index), !tokens.isSign(index, ";") {
      if tokens.isSign(index, "{") {
        let close = tokens.end(of: index)
        found += Self.pairs(tokens, index, close, parting: nil).map { ($0.local, $0.name) }
        index = close + 1
      } else if tokens.isSign(index, "*"), tokens.isWord(index + 1, "as") {
        found.append((tokens.word(index + 2), nil))
        index += 3
      } else if tokens.isWord(index, "from") || tokens.isSign(index, ",") {
        index += 1
      } else if tokens.isWord(index) {
        found.append((tokens.word(index), "default"))
        index += 1
      } else {
        return index
      }
    }
    guard tokens.isString(index) else { return index }
    let module = tokens.text[tokens.span(index)]
    for (local, name) in found { imports[local] = Origin(module: module, name: name) }
    return index + 1
  }

  /// Behind the word `export`.
  private mutating func readExport(_ tokens: JavaScriptTokens, _ start: Int) -> Int {
    var index = start
    if tokens.isWord(index, "type"), tokens.isSign(index + 1, "{") || tokens.isSign(index + 1, "*") { index += 1 }
    if tokens.isWord(index, "default") {
      var parser = JavaScriptParser(tokens, at: index + 1)
      let value = parser.expression()
      if let name = value.name {
        exports["default"] = Origin(module: Self.itself, name: name)
      } else {
        declare("default", value)
      }
      return parser.at
    }
    if tokens.isSign(index, "*") {
      let hasName = tokens.isWord(index + 1, "as")
      let from = hasName ? index + 3 : index + 1
      guard tokens.isWord(from, "from"), tokens.isString(from + 1) else { return from }
      let module = tokens.text[tokens.span(from + 1)]
      if hasName { exports[tokens.word(index + 2)] = Origin(module: module, name: nil) } else { reexported.append(module) }
      return from + 2
    }
    if tokens.isSign(index, "{") {
      let close = tokens.end(of: index)
      let isFromElsewhere = tokens.isWord(close + 1, "from") && tokens.isString(close + 2)
      let module = isFromElsewhere ? tokens.text[tokens.span(close + 2)] : Self.itself
      for (name, exported) in Self.pairs(tokens, index, close, parting: nil) {
        exports[exported] = Origin(module: module, name: name)
      }
      return isFromElsewhere ? close + 3 : close + 1
    }
    return readDeclaration(tokens, index) ?? index
  }

  /// `a, b as c` or, parted by a sign, `a, b: c` between braces.
  private static func pairs(
    _ tokens: JavaScriptTokens, _ open: Int, _ close: Int, parting: Unicode.Scalar?
  ) -> [(name: String, local: String)] {
    var pairs: [(String, String)] = []
    var index = open + 1
    while index < min(close, tokens.count) {
      if tokens.isWord(index, "type"), tokens.isWord(index + 1), !tokens.isWord(index + 1, "as") { index += 1 }
      let name = tokens.word(index)
      let isRenamed = parting.map { tokens.isSign(index + 1, $0) } ?? tokens.isWord(index + 1, "as")
      let local = isRenamed ? tokens.word(index + 2) : name
      if !name.isEmpty, !local.isEmpty { pairs.append((name, local)) }
      while index < close, !tokens.isSign(index, ",") { index = tokens.end(of: index) + 1 }
      index += 1
    }
    return pairs
  }
}

extension JavaScriptExpression {
  /// `require("m")`, `await import("m")`
  fileprivate var requiredModule: String? {
    guard case .call(let callee, let arguments) = shape, callee.name == "require" || callee.name == "import" else { return nil }
    return arguments.first?.string
  }
}

extension JavaScriptParser {
  /// `: Type =` or `=`; false, and the type is read, where nothing is assigned.
  mutating func skipAssignment() -> Bool {
    if isSign(":") {
      at += 1
      skipType()
    }
    guard isSign("="), !isSign("=", ahead: 1) else { return false }
    at += 1
    return true
  }
}
