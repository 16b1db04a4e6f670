import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.create_table("a", sa.Column("id", sa.Integer(), nullable=False), sa.Column("n", sa.Integer()), sa.Column("m", sa.Integer()))
    op.create_table("b", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("a_id", sa.Integer()))


def downgrade():
    pass
