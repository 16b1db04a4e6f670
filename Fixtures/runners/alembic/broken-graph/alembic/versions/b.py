from alembic import op

revision = "bbbb"
down_revision = "gone"


def upgrade():
    op.execute("UPDATE t SET m = 'new'")
