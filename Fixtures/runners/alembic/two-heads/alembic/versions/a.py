from alembic import op

revision = "aaaa"
down_revision = None


def upgrade():
    op.execute("CREATE TYPE mood AS ENUM ('old')")
