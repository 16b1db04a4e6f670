import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.create_table("one", sa.Column("id", sa.BigInteger(), primary_key=True), sa.Column("n", sa.Integer()))
    op.create_table("two", sa.Column("id", sa.SmallInteger(), nullable=False), sa.PrimaryKeyConstraint("id"))
    op.create_table("three", sa.Column("id", sa.Integer(), autoincrement=False, nullable=False), sa.PrimaryKeyConstraint("id"))
    op.create_table("four", sa.Column("id", sa.Integer(), sa.Identity(always=True, start=10, increment=5), primary_key=True))
    op.create_table("five", sa.Column("id", sa.Integer(), sa.Identity()), sa.Column("n", sa.Integer()), sa.Column("m", sa.Integer(), sa.Computed("n * 2", persisted=True)))
    op.create_table("six", sa.Column("a", sa.Integer(), primary_key=True, autoincrement=True), sa.Column("b", sa.Integer(), primary_key=True))
    op.create_table("seven", sa.Column("id", sa.Integer(), primary_key=True, server_default=sa.text("7")))


def downgrade():
    pass
