from alembic import op

revision = "eeee"
down_revision = "dddd"


def upgrade():
    pass
