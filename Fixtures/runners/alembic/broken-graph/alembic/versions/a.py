from alembic import op

revision = "aaaa"
down_revision = None


def upgrade():
    op.execute("ALTER TYPE mood ADD VALUE 'new'")
