import Reports
import Rules
import Testing

/// What somebody else's program may have filled is not analysed, and not missing.
@Suite("Programs that nobody reads") struct UnreadProgramRuleTests {
  /// What is found, and how many places are listed as not analysed, where `fill` stands between a column and its NOT NULL.
  private func report(_ fill: String) throws -> (findings: [String], gaps: Int) {
    func revision(_ number: Int, _ body: String) -> String {
      """
      -- file: alembic/versions/000\(number).py
      import sqlalchemy as sa
      from alembic import op
      from shop.models import Account, backfill_plans, plan_of

      revision = "000\(number)"
      down_revision = \(number == 1 ? "None" : "\"000\(number - 1)\"")


      def upgrade():
          \(body)

      """
    }
    let text =
      "-- framework: alembic\n-- file: alembic.ini\n[alembic]\nscript_location = alembic\n"
      + revision(1, "op.create_table(\"accounts\", sa.Column(\"id\", sa.Integer, primary_key=True))")
      + revision(2, "op.add_column(\"accounts\", sa.Column(\"plan\", sa.String))") + revision(3, fill)
      + revision(4, "op.alter_column(\"accounts\", \"plan\", nullable=False)")
    let fixture = try RuleFixture(path: "Fixtures/rules/not-null-without-backfill/good/unread.sql", text: text)
    let report = try FixtureCheck.report(fixture, 15)
    return (report.findings.filter { $0.rule.id == "not-null-without-backfill" }.map(\.severity.rawValue), report.gaps.count)
  }

  @Test(
    "Objects and functions of the application that write",
    arguments: [
      "for account in Account.select(): account.save()", "Account.update(plan=\"free\").where(Account.id > 0).execute()",
      "backfill_plans()", "plan_of.fill(op.get_bind())",
    ])
  func unread(_ fill: String) throws {
    let (findings, gaps) = try report(fill)
    #expect(findings.isEmpty)
    #expect(gaps > 0)
  }

  @Test("Functions of the application that write nothing", arguments: ["pass", "print(plan_of(1))", "plan_of.cache_clear()"])
  func harmless(_ fill: String) throws {
    let (findings, gaps) = try report(fill)
    #expect(findings == ["error"])
    #expect(gaps == 0)
  }
}
