import ApplicationCode
import ProgramSyntax
import PythonSyntax
import SourceText
import Testing

@Suite("Code files") struct CodeFileTests {
  @Test("A Python file is read into a tree")
  func python() {
    let file = CodeFile(SourceText(name: "app/models.py", "class User: pass\n"))
    #expect(file.language == .python)
    #expect(file.python.problems.isEmpty)
  }
}
