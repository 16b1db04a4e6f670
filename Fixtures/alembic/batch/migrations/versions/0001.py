import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.create_table("t", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("a", sa.Text()), sa.Column("b", sa.Text()))
    op.create_table("o", sa.Column("id", sa.Integer(), primary_key=True))


def downgrade():
    pass
