import ApplicationCode
import SourceText
import Testing

@Suite("Prisma") struct PrismaTests {
  static let beginnings = ["model", "model User {", "model User { id Int @map(", "enum E { \"", "@@@", "/*"]

  @Test("Bytes that are no schema do no harm", arguments: Self.beginnings)
  func broken(_ text: String) {
    for count in 0...text.utf8.count {
      let file = CodeFile(SourceText(name: "schema.prisma", bytes: Array(text.utf8.prefix(count))))
      #expect(NeedsText.of([file]).allSatisfy { !$0.isEmpty })
    }
  }
}
