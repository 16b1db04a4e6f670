import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    bind = op.get_bind()
    rows = bind.execute(sa.text("SELECT e.enumlabel FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid WHERE t.typname = 'mood'"))
    existing = [row[0] for row in rows]
    for label in ["ok", "happy"]:
        if label not in existing:
            op.execute(f"ALTER TYPE mood ADD VALUE '{label}'")
    op.execute("UPDATE person SET mood = 'happy'")


def downgrade():
    pass
