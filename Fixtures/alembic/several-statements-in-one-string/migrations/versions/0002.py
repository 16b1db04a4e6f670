from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.execute("ALTER TYPE mood ADD VALUE 'happy'; UPDATE person SET mood = 'happy'")


def downgrade():
    pass
