import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.create_table("a", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("n", sa.Integer(), unique=True), sa.Column("m", sa.Integer(), index=True), sa.CheckConstraint("n > 0", name="positive"))
    op.create_table("b", sa.Column("id", sa.Integer(), sa.ForeignKey("a.id"), primary_key=True))


def downgrade():
    pass
