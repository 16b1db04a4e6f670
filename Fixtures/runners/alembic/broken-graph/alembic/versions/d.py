from alembic import op

revision = "dddd"
down_revision = "eeee"


def upgrade():
    pass
