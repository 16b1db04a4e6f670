from alembic import op

revision = "bbbb"
down_revision = "aaaa"


def upgrade():
    op.execute("UPDATE t SET m = 'new'")
