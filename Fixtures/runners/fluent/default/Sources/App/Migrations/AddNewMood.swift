import Fluent

struct AddNewMood: AsyncMigration {
  func prepare(on database: any Database) async throws {
    _ = try await database.enum("mood").case("new").update()
  }

  func revert(on database: any Database) async throws {}
}
