import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE t (id int)")
    fill(op.get_bind())

def fill(connection):
    connection.execute(sa.text("INSERT INTO t VALUES (1)"))


def downgrade():
    pass
