import ProgramSyntax
import SourceText

/// `supabase.from("t").select("a").eq("b", 1)`, or `.rpc("f", { a: 1 })`: what a client is told, wherever it stands.
struct SupabaseChain: Sendable {
  enum Root: Sendable {
    case table(JavaScriptExpression)
    case routine(JavaScriptExpression, arguments: JavaScriptExpression?)
    /// `.on("postgres_changes", { table: "t" })`
    case changes(JavaScriptExpression)
  }

  var root: Root
  /// What `.schema(…)` before it names.
  var schema: JavaScriptExpression?
  /// What is called on it, in order, also by way of a variable.
  var links: [JavaScriptLink]
}

struct SupabaseChainReader {
  let tokens: JavaScriptTokens
  private var chains: [SupabaseChain] = []

  static func chains(in tokens: JavaScriptTokens) -> [SupabaseChain] {
    var reader = SupabaseChainReader(tokens: tokens)
    for index in 0..<tokens.count where tokens.isSign(index, ".") && tokens.isWord(index + 1) { reader.chain(atPoint: index) }
    return reader.chains
  }

  private init(tokens: JavaScriptTokens) { self.tokens = tokens }

  private mutating func chain(atPoint point: Int) {
    let word = point + 1
    let isTable = tokens.isWord(word, "from")
    guard isTable || tokens.isWord(word, "rpc") || tokens.isWord(word, "on") else { return }
    guard tokens.isSign(word + 1, "(") || tokens.isSign(word + 1, "<") else { return }
    var parser = JavaScriptParser(tokens, at: word)
    let (root, links) = parser.operand().chain
    guard case .call(_, let arguments) = root.shape, let first = arguments.first else { return }
    if tokens.isWord(word, "on") {
      guard first.string == "postgres_changes", arguments.count > 1 else { return }
      chains.append(SupabaseChain(root: .changes(arguments[1]), schema: nil, links: []))
      return
    }
    let receiver = Receiver(tokens, beforePoint: point)
    guard !receiver.isOther, arguments.count <= (isTable ? 1 : 3),
      !links.contains(where: { Self.ofBuckets.contains($0.name.text) })
    else { return }
    let locals = LocalConstants(tokens, before: receiver.start)
    var all = links
    if let variable = receiver.variable { all += continuations(of: variable, from: parser.at) }
    let resolved = all.map { link in
      JavaScriptLink(name: link.name, arguments: link.arguments.map { $0.map(locals.resolve) })
    }
    let chainRoot: SupabaseChain.Root =
      isTable
      ? .table(locals.resolve(first))
      : .routine(locals.resolve(first), arguments: arguments.dropFirst().first.map(locals.resolve))
    chains.append(SupabaseChain(root: chainRoot, schema: receiver.schema, links: resolved))
  }

  /// What files in a bucket are told, and no table.
  private static let ofBuckets: Set<String> = [
    "upload", "download", "getPublicUrl", "createSignedUrl", "createSignedUrls", "createSignedUploadUrl", "uploadToSignedUrl",
    "list", "remove", "move", "copy", "exists", "info",
  ]

  /// What is called on a variable that holds the chain, up to the end of the block: `query = query.eq("a", 1)`.
  private func continuations(of variable: String, from start: Int) -> [JavaScriptLink] {
    var end = start
    while end < tokens.count, !tokens.isSign(end, "}") { end = tokens.end(of: end) + 1 }
    var links: [JavaScriptLink] = []
    var index = start
    while index < min(end, tokens.count) {
      guard tokens.isWord(index), tokens.isSign(index + 1, ".") || tokens.isSign(index + 1, "!"),
        !tokens.isSign(index - 1, "."),
        tokens.word(index) == variable
      else {
        index += 1
        continue
      }
      var parser = JavaScriptParser(tokens, at: index)
      let chain = parser.operand().chain
      if chain.root.name == variable { links += chain.links }
      index = max(parser.at, index + 1)
    }
    return links
  }
}

/// What stands before the point: the client, and where its value goes.
private struct Receiver {
  /// The index at which it begins.
  var start: Int
  var schema: JavaScriptExpression?
  /// The variable that what comes of it is put into, unless it is waited for.
  var variable: String?
  /// It is no client of a database: `Array`, a bucket.
  var isOther = false

  init(_ tokens: JavaScriptTokens, beforePoint point: Int) {
    start = point
    // The point of `?.` and `!.`.
    var index = point - 1
    while index >= 0 {
      if tokens.isSign(index, "?") || tokens.isSign(index, "!") { index -= 1 }
      if tokens.isSign(index, ")") || tokens.isSign(index, "]") {
        guard let open = tokens.start(of: index) else { break }
        if tokens.isWord(open - 1, "schema"), tokens.isSign(open, "(") {
          schema = JavaScriptParser.expression(tokens, at: open + 1)
        }
        start = open
        index = open - 1
        // `(await createClient()).from(…)`
        guard tokens.isWord(index), !tokens.isWord(index, "await"), !tokens.isWord(index, "return") else { break }
      }
      guard tokens.isWord(index) else { break }
      start = index
      if Self.others.contains(tokens.word(index)) { isOther = true }
      guard tokens.isSign(index - 1, ".") else { break }
      index -= 2
    }
    if start == point { isOther = true }
    var before = start - 1
    if tokens.isSign(before, "(") { before -= 1 }
    guard tokens.isSign(before, "="), !tokens.isSign(before - 1, "=") else { return }
    before -= 1
    // `let query: any = …`
    if tokens.isWord(before), tokens.isSign(before - 1, ":") { before -= 2 }
    if tokens.isWord(before), !tokens.isSign(before - 1, ".") { variable = tokens.word(before) }
  }

  private static let others: Set<String> = [
    "storage", "Array", "Buffer", "Readable", "Object", "Uint8Array", "Uint16Array", "Uint32Array", "Int8Array", "Float32Array",
    "Float64Array", "Observable", "Iterator", "AsyncIterator", "Stream", "Duplex", "knex", "bucket", "Temporal", "Set", "Map",
  ]
}

/// Constants of the functions around a place.
private struct LocalConstants {
  private let tokens: JavaScriptTokens
  private let place: Int

  init(_ tokens: JavaScriptTokens, before place: Int) {
    self.tokens = tokens
    self.place = place
  }

  /// No function that somebody wrote is longer.
  private static let farthest = 4000

  /// The expression with what its names stand for, where these are constants of a function around it.
  func resolve(_ expression: JavaScriptExpression) -> JavaScriptExpression { resolve(expression, depth: 0) }

  private func resolve(_ expression: JavaScriptExpression, depth: Int) -> JavaScriptExpression {
    guard depth < 6 else { return expression }
    func inner(_ part: JavaScriptExpression) -> JavaScriptExpression { resolve(part, depth: depth + 1) }
    var resolved = expression
    switch expression.shape {
    case .name(let name):
      guard let value = declaration(of: name) else { return expression }
      return inner(value)
    case .spread(let value): resolved.shape = .spread(inner(value))
    case .sum(let left, let right): resolved.shape = .sum(inner(left), inner(right))
    case .template(let pieces): resolved.shape = .template(pieces.map(inner))
    case .array(let elements): resolved.shape = .array(elements.map(inner))
    case .either(let branches): resolved.shape = .either(branches.map(inner))
    case .object(let properties):
      resolved.shape = .object(
        properties.map { property in
          guard property.isSpread else { return property }
          return JavaScriptProperty(key: nil, value: inner(property.value), isSpread: true)
        })
    default: break
    }
    return resolved
  }

  private func declaration(of name: String) -> JavaScriptExpression? {
    var index = place - 1
    for _ in 0..<Self.farthest where index > 0 {
      if let open = tokens.start(of: index) {
        // Parameters hide what is outside.
        if tokens.isSign(index, ")"), tokens.areSigns(index + 1, "=", ">") || tokens.isSign(index + 1, "{"), place > index + 1,
          tokens.end(of: tokens.isSign(index + 1, "{") ? index + 1 : index + 3) >= place,
          (open..<index).contains(where: { tokens.isWord($0) && tokens.word($0) == name })
        {
          return nil
        }
        index = open - 1
        continue
      }
      if tokens.isWord(index), tokens.isWord(index - 1, "const") || tokens.isWord(index - 1, "let"), tokens.word(index) == name
      {
        // One at the top is a declaration of the module.
        var parser = JavaScriptParser(tokens, at: index + 1)
        guard parser.skipAssignment() else { return nil }
        return parser.expression()
      }
      index -= 1
    }
    return nil
  }
}
