import ProgramSyntax
import Testing

@Suite("Languages") struct ProgramLanguageTests {
  @Test("The ending of its name tells the language of a file")
  func endings() {
    #expect(ProgramLanguage(ofFile: "src/app.tsx") == .javaScript)
    #expect(ProgramLanguage(ofFile: "Main.kt") == .kotlin)
    #expect(ProgramLanguage(ofFile: "Makefile") == nil)
    #expect(ProgramLanguage(ofFile: "notes.txt") == nil)
  }
}
