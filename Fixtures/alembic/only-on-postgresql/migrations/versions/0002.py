from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    bind = op.get_bind()
    if bind.dialect.name == "postgresql":
        op.execute("ALTER TYPE mood ADD VALUE 'happy'")
    else:
        op.execute("ALTER TABLE person MODIFY mood ENUM('sad', 'ok', 'happy')")
    if op.get_context().dialect.name == "sqlite":
        op.execute("PRAGMA foreign_keys=OFF")


def downgrade():
    pass
