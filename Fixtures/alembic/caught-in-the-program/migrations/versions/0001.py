from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.execute("CREATE TYPE mood AS ENUM ('sad', 'ok')")
    op.execute("CREATE TABLE person (id int PRIMARY KEY, mood mood)")


def downgrade():
    pass
