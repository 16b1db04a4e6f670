import PythonSyntax
import SourceText
import Testing

@Suite("Python: what a program calls") struct EvaluationTests {
  @Test("A migration that adds labels in a loop and uses them in another")
  func labels() {
    let source = """
      from alembic import op
      import sqlalchemy as sa

      revision = '900f713316c0'

      def upgrade():
          connection = op.get_bind()
          required_values = ['free', 'pro', 'enterprise']
          existing_values = [row[0] for row in connection.execute(sa.text("SELECT unnest(enum_range(NULL::userplan))"))]
          for value in required_values:
              if value not in existing_values:
                  op.execute(f"ALTER TYPE userplan ADD VALUE '{value}'")
          for old_value, new_value in [('FREE', 'free'), ('PRO', 'pro')]:
              count = connection.execute(sa.text(f"SELECT COUNT(*) FROM \\"user\\" WHERE plan = '{old_value}'")).scalar()
              if count > 0:
                  op.execute(f"UPDATE \\"user\\" SET plan = '{new_value}' WHERE plan = '{old_value}'")
      """
    let recorder = Recorder.run(source, calling: "upgrade")
    let executed = recorder.lines.filter { $0.contains("op.execute") }
    #expect(
      executed == [
        "? condition: alembic.op.execute('ALTER TYPE userplan ADD VALUE 'free'')",
        "? condition: alembic.op.execute('ALTER TYPE userplan ADD VALUE 'pro'')",
        "? condition: alembic.op.execute('ALTER TYPE userplan ADD VALUE 'enterprise'')",
        "? condition: alembic.op.execute('UPDATE \"user\" SET plan = 'free' WHERE plan = 'FREE'')",
        "? condition: alembic.op.execute('UPDATE \"user\" SET plan = 'pro' WHERE plan = 'PRO'')",
      ])
    #expect(recorder.notes.isEmpty)
  }
}
