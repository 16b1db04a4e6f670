import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.alter_column("t", "a", nullable=False)
    op.alter_column("t", "a", existing_type=sa.String(10), nullable=True)
    op.alter_column("t", "a", type_=sa.String(length=100), existing_type=sa.String(10))
    op.alter_column("t", "b", server_default=None)
    op.alter_column("t", "b", server_default="it's new", existing_type=sa.Text())
    op.alter_column("t", "b", server_default=sa.text("now()::text"))
    op.alter_column("t", "b", server_default=sa.text("'1'"))
    op.alter_column("t", "b", server_default=None)
    op.alter_column("t", "b", type_=sa.Integer(), postgresql_using="b::integer")
    op.alter_column("t", "c", comment="a number", existing_comment=None)
    op.alter_column("t", "c", comment=None)
    op.alter_column("t", "c", new_column_name="d", type_=sa.BigInteger(), nullable=False)
    op.alter_column("t", "d", server_default=sa.Identity(start=5))
    op.alter_column("t", "d", server_default=None, existing_server_default=sa.Identity(start=5))


def downgrade():
    pass
