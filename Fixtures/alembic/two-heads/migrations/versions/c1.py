from alembic import op

revision = "c1"
down_revision = "a1"


def upgrade():
    op.execute("ALTER TYPE mood ADD VALUE 'happy'")


def downgrade():
    pass
