import Migrations
import ProgramSyntax
import SourceText

/// supabase-js, and PostgREST's client in it: tables, columns and functions are named in strings.
struct Supabase: CodeLibrary {
  static let name = "Supabase"

  struct Part: Sendable {
    var module: JavaScriptModule
    var chains: [SupabaseChain]
    /// The schema that a client in this file is made for.
    var clientSchema: String?
  }

  func concerns(_ file: CodeFile) -> Bool {
    file.language == .javaScript && file.mentions("upabase")
      && (file.mentions(".from") || file.mentions(".rpc") || file.mentions("postgres_changes") || file.mentions("createClient"))
  }

  func read(_ file: CodeFile) -> Part? {
    let tokens = file.javaScript
    let module = JavaScriptModule(tokens)
    guard Self.isUsed(in: module, tokens) else { return nil }
    return Part(module: module, chains: SupabaseChainReader.chains(in: tokens), clientSchema: Self.clientSchema(in: tokens))
  }

  /// A comment or a link that names it is no use of it.
  private static func isUsed(in module: JavaScriptModule, _ tokens: JavaScriptTokens) -> Bool {
    module.imports.values.contains { $0.module.contains("supabase") } || tokens.mentionsWord(containing: "upabase")
  }

  /// `createClient(url, key, { db: { schema: "api" } })`
  private static func clientSchema(in tokens: JavaScriptTokens) -> String? {
    for index in 0..<tokens.count
    where tokens.isWord(index, "db") && tokens.isSign(index + 1, ":") && tokens.isSign(index + 2, "{") {
      if let schema = JavaScriptParser.expression(tokens, at: index + 2)["schema"]?.string { return schema }
    }
    return nil
  }

  func combine(_ parts: [(file: CodeFile, part: Part)], in code: CodeBase) -> Findings {
    var findings = Findings()
    let modules = JavaScriptModules(parts.map { ($0.file.text, $0.part.module) }, in: code)
    let isOtherSchema = parts.contains { $0.part.clientSchema.map { $0 != "public" } ?? false }
    for (file, part) in parts {
      var needs = SupabaseNeeds(modules, file.text)
      needs.schema = part.clientSchema ?? (isOtherSchema ? nil : "public")
      for chain in part.chains { needs.add(chain) }
      findings.add(needs.findings)
    }
    return findings
  }
}

extension JavaScriptTokens {
  /// Whether a name in the program has these letters in it.
  func mentionsWord(containing letters: StaticString) -> Bool {
    var from: UInt32 = 0
    let end = UInt32(text.count)
    while let found = text.firstOffset(of: letters, in: Span(start: from, end: end)) {
      if isInWord(found) { return true }
      from = found + 1
    }
    return false
  }

  private func isInWord(_ offset: UInt32) -> Bool {
    var low = 0
    var high = count
    while high - low > 1 {
      let middle = (low + high) / 2
      if program.tokens[middle].start <= offset { low = middle } else { high = middle }
    }
    return low < count && program.tokens[low].kind == .word && program.tokens[low].span.contains(offset)
  }
}
