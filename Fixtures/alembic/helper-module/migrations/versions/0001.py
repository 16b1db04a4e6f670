from alembic import op

revision = "0001"
down_revision = None


from helpers import add_label, LABELS

def upgrade():
    op.execute("CREATE TYPE mood AS ENUM ('sad')")
    op.execute("CREATE TABLE person (mood mood)")


def downgrade():
    pass
