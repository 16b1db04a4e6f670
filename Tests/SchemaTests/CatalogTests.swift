import Testing

@testable import Schema

@Suite("Catalog") struct CatalogTests {
  @Test("What was done since a mark can be taken back")
  func rollback() {
    let catalog = Catalog()
    let mood = catalog.add(TypeEntry(name: ObjectName("public", "mood"), kind: .enumeration(Enumeration())))
    catalog.commit()
    let mark = catalog.mark
    catalog.change(mood) { $0.name = ObjectName("public", "feeling") }
    #expect(catalog.typeID(ObjectName("public", "mood")) == nil)
    catalog.rollback(to: mark)
    #expect(catalog.typeID(ObjectName("public", "mood")) == mood)
    #expect(catalog.typeID(ObjectName("public", "feeling")) == nil)
  }
}
