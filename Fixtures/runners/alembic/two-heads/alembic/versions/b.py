from alembic import op

revision = "bbbb"
down_revision = "aaaa"
branch_labels = ("left",)


def upgrade():
    op.execute("ALTER TYPE mood ADD VALUE 'new'")
