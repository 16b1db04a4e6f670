import Migrations
import ProgramSyntax
import SQLSyntax
import SourceText

/// Statements that programs hold in their strings.
struct SQLInStrings: CodeLibrary {
  static let name = "SQL in strings"

  func concerns(_ file: CodeFile) -> Bool { file.language != nil && SQLVerb.mayOccur(in: file.text) }

  func read(_ file: CodeFile) -> CodeFindings? {
    guard let language = file.language else { return nil }
    let strings = language == .python ? PythonStrings.of(file.python) : ProgramStrings.of(file.text, language)
    guard !strings.isEmpty else { return nil }
    let surroundings = DatabaseOfFile(file)
    guard !surroundings.isOther else { return nil }
    let own = TemporaryTables(of: file)
    let tests = language == .rust ? RustTests.spans(in: file.text) : []
    var findings = CodeFindings()
    for string in strings {
      guard let verb = SQLVerb(beginning: string.text.bytes) else { continue }
      for statement in EmbeddedStatements.of(string, in: file.text) {
        guard !tests.contains(where: { $0.contains(statement.span.start) }) else { continue }
        if language == .javaScript, statement.mayBeStyles { continue }
        guard statement.namesSomething, Dialect.marked(in: statement) == nil, !own.areNamed(in: statement) else { continue }
        let requirement = Requirement(
          statement, of: file, speaker: verb.speaker, confidence: surroundings.isDoubtful ? .weak : .strong)
        findings.requirements.append(requirement)
      }
    }
    return findings
  }
}

extension Requirement {
  init(_ statement: ScriptStatement, of file: CodeFile, speaker: String, confidence: Confidence) {
    self.init(.statement(statement), at: Place(file.text, statement.span), speaker: speaker, confidence: confidence)
    isTest = file.isTest
  }
}
