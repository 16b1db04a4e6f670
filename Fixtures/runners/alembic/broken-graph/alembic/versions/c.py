from alembic import op

revision = "aaaa"
down_revision = None


def upgrade():
    pass
