from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    for label in ("happy", "calm"):
        op.execute(f"ALTER TYPE mood ADD VALUE IF NOT EXISTS '{label}'")
    new = "calm"
    op.execute(f"UPDATE person SET mood = '{new}' WHERE mood = 'ok'")


def downgrade():
    pass
