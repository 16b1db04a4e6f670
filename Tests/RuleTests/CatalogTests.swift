import Rules
import Testing

@Suite("The list of rules") struct CatalogTests {
  static let ids = RuleCatalog.infos.map(\.id)

  @Test("Names are lower case with hyphens, and each is there once")
  func names() {
    #expect(Set(Self.ids).count == Self.ids.count)
    for id in Self.ids {
      #expect(id.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }, "\(id)")
      #expect(RuleCatalog.info(id)?.id == id)
    }
    #expect(RuleCatalog.info("no-such-rule") == nil)
  }

  @Test("A rule says in a line what it finds, and in sentences why and what to do", arguments: ids)
  func words(_ id: String) throws {
    let info = try #require(RuleCatalog.info(id))
    #expect(info.summary.count <= 80 && !info.summary.hasSuffix("."))
    #expect(info.hazard.hasSuffix(".") && !info.hazard.contains("\n"))
    #expect(info.remedy.hasSuffix(".") && !info.remedy.contains("\n"))
  }
}
