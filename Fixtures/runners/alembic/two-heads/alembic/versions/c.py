from alembic import op

revision = "cccc"
down_revision = "aaaa"


def upgrade():
    op.execute("CREATE TABLE t (m mood)")
