import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.create_table("t", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("a", sa.String(10)), sa.Column("b", sa.Text(), server_default="x"), sa.Column("c", sa.Integer()))


def downgrade():
    pass
