import Migrations
import ProgramSyntax
import PythonSyntax
import SourceText

/// Models of Django. What they declare is used: each query of a model selects all its columns.
struct Django: CodeLibrary {
  static let name = "Django"

  func concerns(_ file: CodeFile) -> Bool {
    guard file.language == .python else { return false }
    if file.mentions("AUTH_USER_MODEL") { return true }
    if file.mentions(".objects.") { return true }
    return file.mentions("models")
      && (file.mentions("Field(") || file.mentions("ForeignKey(") || file.mentions("Model)") || file.mentions("Model,"))
  }

  func read(_ file: CodeFile) -> ModuleOutline? { ModuleOutline(file.python) }

  func combine(_ parts: [(file: CodeFile, part: ModuleOutline)], in code: CodeBase) -> CodeFindings {
    let project = code.roots.first?.project
    let models = DjangoModels(ModuleIndex(parts.map(\.part), project: project), project: project)
    for (file, outline) in parts where !file.isTest { models.readSettings(outline) }
    var findings = DjangoFindings(models)
    for (file, outline) in parts {
      for type in outline.classes { findings.read(type, isTest: file.isTest) }
      findings.readLookups(outline, isTest: file.isTest)
    }
    return findings.findings
  }
}
