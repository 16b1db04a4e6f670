from alembic import op
from alembic_postgresql_enum import TableReference

revision = "0002"
down_revision = "0001"


def upgrade():
    op.sync_enum_values(
        enum_schema="public",
        enum_name="mood",
        new_values=["sad", "ok", "happy"],
        affected_columns=[TableReference(table_schema="public", table_name="person", column_name="mood", existing_server_default="'ok'::mood")],
        enum_values_to_rename=[],
    )
    op.execute("UPDATE person SET mood = 'happy'")


def downgrade():
    pass
