import ProgramSyntax
import SourceText

/// The strings of a program that begin like SQL, each with all that is concatenated to it.
struct ProgramStrings {
  private let program: ProgramText
  private let shape: ConcatenationShape
  private var constants: ProgramConstants
  private var found: [SQLString] = []
  /// Up to here tokens belong to strings that have been read.
  private var read = 0

  private static let longestChain = 2000

  static func of(_ text: SourceText, _ language: ProgramLanguage) -> [SQLString] {
    var strings = ProgramStrings(ProgramText(text, language))
    strings.run()
    return strings.found
  }

  private init(_ program: ProgramText) {
    self.program = program
    shape = ConcatenationShape(language: program.language)
    constants = ProgramConstants(program, shape)
  }

  private mutating func run(depth: Int = 0) {
    let tokens = program.tokens
    var holes: [Span] = []
    for index in tokens.indices where tokens[index].kind == .string {
      let count = found.count
      if index >= read, tokens[index].form != .words, !tokens[index].isUnclosed { readChain(at: index) }
      // What is put into a statement is a part of it, and may name its columns.
      if found.count == count, tokens[index].form.mayHaveHoles { holes += codeOfHoles(in: tokens[index]) }
    }
    guard depth < 6 else { return }
    for hole in holes where SourceText.mayHoldString(program.text, hole) {
      var inner = self
      inner.restart(in: ProgramText(program.text, program.language, in: hole))
      inner.run(depth: depth + 1)
      found += inner.found
    }
  }

  private init(_ program: ProgramText, _ shape: ConcatenationShape, _ constants: ProgramConstants) {
    self.program = program
    self.shape = shape
    self.constants = constants
  }

  private mutating func restart(in program: ProgramText) { self = ProgramStrings(program, shape, constants) }

  private func codeOfHoles(in token: ProgramToken) -> [Span] {
    program.parts(of: token).compactMap { part in if case .hole(let code, _) = part { code } else { nil } }
  }

  // MARK: Chains

  private mutating func readChain(at index: Int) {
    var string = SQLString()
    let first = begin(&string, before: index)
    append(index, to: &string)
    let isInConcat = beginsConcat(index)
    var at = index + 1
    var length = 0
    while let operand = operand(behind: at, isInConcat: isInConcat), length < Self.longestChain {
      at = append(operandAt: operand, to: &string)
      length += 1
    }
    read = at
    guard SQLVerb(beginning: string.text.bytes) != nil, isSQL(first, at) else { return }
    string.isOpen = isOpen(string, from: first, to: at)
    found.append(string)
  }

  /// Constants before the string; something else is a hole. Gives the first token of the chain.
  private func begin(_ string: inout SQLString, before index: Int) -> Int {
    let tokens = program.tokens
    var first = index
    var names: [Int] = []
    while first >= 2, joinsBefore(first) {
      let operand = first - shape.joinWidth - 1
      guard operand >= 0, tokens[operand].kind == .word, names.count < 8, !program.isSign(operand - 1, "."),
        constants.strings[program.string(tokens[operand])] != nil
      else {
        string.appendHole(at: tokens[index].span)
        break
      }
      names.append(operand)
      first = operand
    }
    for name in names.reversed() { append(constant: name, to: &string) }
    return first
  }

  private func joinsBefore(_ index: Int) -> Bool {
    shape.joins(program, at: index - 1) && index >= shape.joinWidth
  }

  /// The token behind what joins it to a string, or in Ruby one that stands right behind it.
  private func operand(behind index: Int, isInConcat: Bool) -> Int? {
    let tokens = program.tokens
    guard index < tokens.count else { return nil }
    if shape.joins(program, at: index) {
      let operand = index + shape.joinWidth
      return operand < tokens.count ? operand : nil
    }
    if tokens[index].kind == .string { return isAdjacentLiteral(index) ? index : nil }
    guard index + 1 < tokens.count, tokens[index + 1].kind == .string else { return nil }
    let joins = isInConcat && program.isSign(index, ",") || program.language == .ruby && program.isSign(index, "\\")
    return joins ? index + 1 : nil
  }

  private func isAdjacentLiteral(_ index: Int) -> Bool {
    program.language == .ruby && index > 0 && program.tokens[index - 1].kind == .string
      && program.tokens[index].lead > 0 && program.tokens[index - 1].lead > 0
  }

  /// The first argument of Rust's `concat!(`.
  private func beginsConcat(_ index: Int) -> Bool {
    program.language == .rust && program.isSign(index - 1, "(") && program.isSign(index - 2, "!")
      && program.isWord(index - 3, "concat")
  }

  private func append(_ index: Int, to string: inout SQLString) {
    for part in program.parts(of: program.tokens[index]) {
      switch part {
      case .text(let text): string.text.append(text)
      case .hole(let code, let whole):
        if let constant = constants.strings[program.text[code]], program.tokens.indices.contains(constant),
          !program.tokens[constant].form.mayHaveHoles || program.parts(of: program.tokens[constant]).count == 1
        {
          append(constant: constant, at: whole, to: &string)
        } else {
          string.appendHole(at: whole)
        }
      }
    }
  }

  private func append(constant name: Int, to string: inout SQLString) {
    let token = program.tokens[name]
    guard let value = constants.strings[program.string(token)] else { return string.appendHole(at: token.span) }
    append(constant: value, at: token.span, to: &string)
  }

  /// The text stands where the constant does; a constant that is itself concatenated is not known.
  private func append(constant value: Int, at place: Span, to string: inout SQLString) {
    guard program.tokens.indices.contains(value), !shape.joins(program, at: value + 1) else {
      return string.appendHole(at: place)
    }
    for part in program.parts(of: program.tokens[value]) {
      switch part {
      case .text(let text): string.text.append(text.bytes, at: place)
      case .hole: string.appendHole(at: place)
      }
    }
  }

  /// Appends one operand of a concatenation; the index behind it.
  private func append(operandAt index: Int, to string: inout SQLString) -> Int {
    let tokens = program.tokens
    if tokens[index].kind == .string {
      append(index, to: &string)
      return index + 1
    }
    let end = endOfOperand(index)
    let name = end == index + 1 && tokens[index].kind == .word ? program.string(tokens[index]) : ""
    if constants.strings[name] != nil {
      append(constant: index, to: &string)
    } else {
      string.appendHole(at: Span(start: tokens[index].start, end: tokens[max(index, end - 1)].span.end))
    }
    return end
  }

  /// Behind `a`, `a.b(c)[d]`, `(a)`, `$a->b`, `A::b`.
  private func endOfOperand(_ index: Int) -> Int {
    let tokens = program.tokens
    var at = index
    while at < tokens.count, ["!", "-", "*", "&", "@", ":"].contains(where: { program.isSign(at, $0) }) { at += 1 }
    if at < tokens.count, tokens[at].kind != .sign { at += 1 }
    while at < tokens.count {
      if program.isSign(at, "(") || program.isSign(at, "[") {
        at = endOfBrackets(at)
      } else if program.isSign(at, ".") && !(program.language == .php), at + 1 < tokens.count, tokens[at + 1].kind == .word {
        at += 2
      } else if program.isSign(at, "-"), program.isSign(at + 1, ">"), at + 2 < tokens.count {
        at += 3
      } else if program.isSign(at, ":"), program.isSign(at + 1, ":"), at + 2 < tokens.count {
        at += 3
      } else if program.isSign(at, "?") || program.isSign(at, "!"), program.isSign(at + 1, ".") {
        at += 1
      } else {
        break
      }
    }
    return max(min(at, tokens.count), index + 1)
  }

  private func endOfBrackets(_ index: Int) -> Int {
    var depth = 0
    var at = index
    while at < program.tokens.count, at < index + 4000 {
      if program.isSign(at, "(") || program.isSign(at, "[") || program.isSign(at, "{") { depth += 1 }
      if program.isSign(at, ")") || program.isSign(at, "]") || program.isSign(at, "}") { depth -= 1 }
      at += 1
      if depth == 0 { break }
    }
    return at
  }

  // MARK: What surrounds a string

  /// Whether more may be put behind it: it ends with a blank, is appended to something, or what it is called is.
  private func isOpen(_ string: SQLString, from first: Int, to end: Int) -> Bool {
    let token = program.tokens[end - 1]
    if token.kind == .string, let last = string.text.bytes.last, last == 0x20, !endsOnOwnLine(token) { return true }
    if let callee = callee(of: first), Self.appenders.contains(callee) { return true }
    // The name it is kept under.
    var at = first - 1
    while at > 0, at > first - 3, program.isSign(at, "=") || program.isSign(at, ":") { at -= 1 }
    guard at >= 0, at < first - 1, program.tokens[at].kind == .word else { return false }
    return constants.extended.contains(program.string(program.tokens[at]))
  }

  /// A string of several lines whose last one holds nothing but its indentation.
  private func endsOnOwnLine(_ token: ProgramToken) -> Bool {
    let base = program.text.base
    var at = Int(token.span.end)
    while at > Int(token.span.start), base[at - 1] == 0x20 || base[at - 1] == 0x09 { at -= 1 }
    return at > Int(token.span.start) && base[at - 1] == 0x0A
  }

  private static let appenders: Set<String> = [
    "append", "WriteString", "write", "Write", "push", "push_str", "appendln", "AppendLine", "Append", "Fprintf", "Fprint",
    "concat",
    "write_str", "add", "Add",
  ]

  /// The word before the bracket that opens right before a token.
  private func callee(of index: Int) -> String? {
    var at = index - 1
    // `fmt.Fprintf(&b, "…")`
    while at > index - 5, at > 0, !program.isSign(at, "(") { at -= 1 }
    guard at > 0, program.isSign(at, "("), program.tokens[at - 1].kind == .word else { return nil }
    return program.string(program.tokens[at - 1])
  }

  /// Whether it is not another language that reads like SQL: JPQL, HQL and DQL name classes and their fields.
  private func isSQL(_ first: Int, _ end: Int) -> Bool {
    guard let callee = callee(of: first) else { return true }
    // Sequelize's and Arel's parts of other statements.
    if callee == "literal" || callee == "sql" && program.language == .ruby { return false }
    guard [.java, .kotlin, .php, .cSharp].contains(program.language) else { return true }
    switch callee {
    case "createQuery", "CreateQuery", "createNamedQuery", "NamedQuery", "HQL": return false
    case "Query", "value", "query", "countQuery":
      return callee == "query" && program.language != .java && program.language != .kotlin || isNative(first, end)
    default: return true
    }
  }

  /// Of an annotation: it says that the query is SQL, or nothing in the file knows of entities.
  private func isNative(_ first: Int, _ end: Int) -> Bool {
    let text = program.text
    let knowsEntities =
      text.contains("persistence") || text.contains("data.jpa") || text.contains("hibernate")
      || text.contains("androidx.room") || text.contains("micronaut.data")
    guard knowsEntities else { return true }
    let near = max(0, first - 12)..<min(program.tokens.count, end + 12)
    return near.contains { program.isWord($0, "nativeQuery") && program.isWord($0 + 2, "true") }
  }
}

extension SourceText {
  fileprivate static func mayHoldString(_ text: SourceText, _ span: Span) -> Bool {
    text.bytes[Int(span.start)..<Int(span.end)].contains { $0 == 0x22 || $0 == 0x27 || $0 == 0x60 }
  }
}

extension ProgramToken.Form {
  fileprivate var mayHaveHoles: Bool { self == .template || self == .rawTemplate || self == .doubledTemplate }
}
