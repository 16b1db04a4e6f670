import Migrations
import ProgramSyntax
import SourceText

/// Drizzle's tables for PostgreSQL. A query selects each column that a table declares, so that declaring one is needing it.
struct Drizzle: CodeLibrary {
  static let name = "Drizzle"

  struct Part: Sendable {
    var module: JavaScriptModule
    var conflictTargets: [DrizzleConflictTarget]
    /// What `casing` is set to.
    var casing: String?
  }

  func concerns(_ file: CodeFile) -> Bool { file.language == .javaScript && file.mentions("drizzle") }

  func read(_ file: CodeFile) -> Part? {
    let tokens = file.javaScript
    return Part(
      module: JavaScriptModule(tokens), conflictTargets: DrizzleConflictTarget.all(in: tokens),
      casing: tokens.program.string(ofProperty: "casing")?.value)
  }

  func combine(_ parts: [(file: CodeFile, part: Part)], in code: CodeBase) -> Findings {
    var findings = Findings()
    let modules = JavaScriptModules(parts.map { ($0.file.text, $0.part.module) }, in: code)
    let casings = parts.compactMap { file, part in
      part.casing.flatMap(DrizzleCasing.init).map { (folder: Path.parent(file.path), casing: $0) }
    }
    let schema = DrizzleSchema(modules, casings: casings)
    for (file, part) in parts {
      let path = Path.normalized(file.path)
      for name in part.module.declared {
        if case .table(let table)? = schema.declared(name, in: path) { schema.add(table, named: name) }
      }
      for target in part.conflictTargets {
        if let requirement = schema.requirement(of: target, in: file.text) { findings.requirements.append(requirement) }
      }
    }
    findings.requirements += schema.needsOfTables()
    findings.unread += schema.unreadTables()
    return findings
  }
}

/// How a column is called that has no name of its own.
enum DrizzleCasing: Sendable {
  case snake, camel

  init?(_ word: String) {
    switch word {
    case "snake_case": self = .snake
    case "camelCase": self = .camel
    default: return nil
    }
  }

  func name(of key: String) -> String {
    let words = Self.words(key)
    switch self {
    case .snake: return words.map { $0.lowercased() }.joined(separator: "_")
    case .camel:
      return words.enumerated().map { $0 == 0 ? $1.lowercased() : $1.prefix(1).uppercased() + $1.dropFirst().lowercased() }
        .joined()
    }
  }

  /// As Drizzle cuts a name: `userID2` is user, ID, 2.
  private static func words(_ key: String) -> [String] {
    let letters = Array(key.unicodeScalars)
    var words: [String] = []
    var at = 0
    func isUpper(_ index: Int) -> Bool { index < letters.count && ("A"..."Z").contains(letters[index]) }
    func isLower(_ index: Int) -> Bool {
      index < letters.count && (("a"..."z").contains(letters[index]) || ("0"..."9").contains(letters[index]))
    }
    while at < letters.count {
      let start = at
      if isLower(at) {
        while isLower(at) { at += 1 }
      } else if isUpper(at) {
        while isUpper(at) { at += 1 }
        let isFollowedByLower = at < letters.count && ("a"..."z").contains(letters[at])
        // The last capital begins the next word.
        if isFollowedByLower, at - start > 1 {
          at -= 1
        } else if isFollowedByLower {
          while isLower(at) { at += 1 }
        }
      } else {
        at += 1
        continue
      }
      var word = String.UnicodeScalarView()
      word.append(contentsOf: letters[start..<at])
      words.append(String(word))
    }
    return words
  }
}

/// What `onConflictDoUpdate({ target: … })` names.
struct DrizzleConflictTarget: Sendable {
  var columns: [JavaScriptExpression]
  var span: Span

  static func all(in tokens: JavaScriptTokens) -> [DrizzleConflictTarget] {
    guard tokens.text.contains("onConflictDo") else { return [] }
    var found: [DrizzleConflictTarget] = []
    for index in 0..<tokens.count
    where tokens.isWord(index, "onConflictDoUpdate") || tokens.isWord(index, "onConflictDoNothing") {
      guard tokens.isSign(index + 1, "("), tokens.isSign(index + 2, "{") else { continue }
      let settings = JavaScriptParser.expression(tokens, at: index + 2)
      // With a condition it is a partial index that decides.
      guard let target = settings["target"], settings["targetWhere"] == nil,
        settings["where"] == nil || tokens.isWord(index, "onConflictDoUpdate")
      else { continue }
      if case .array(let columns) = target.shape {
        found.append(DrizzleConflictTarget(columns: columns, span: target.span))
      } else {
        found.append(DrizzleConflictTarget(columns: [target], span: target.span))
      }
    }
    return found
  }
}
