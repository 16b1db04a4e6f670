import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.create_table("user", sa.Column("Id", sa.Integer(), primary_key=True), sa.Column("order", sa.Text()), sa.Column("a b", sa.Text()), sa.Column("name", sa.Text()))
    op.create_index("ix user", "user", ["order", "a b"])
    op.add_column("user", sa.Column("Group", sa.Integer(), sa.ForeignKey("user.Id")))
    op.alter_column("user", "order", new_column_name="position")
    op.rename_table("user", "People")


def downgrade():
    pass
