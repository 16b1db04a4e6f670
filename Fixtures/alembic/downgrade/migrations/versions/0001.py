import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.create_table("t", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("mood", sa.Enum("a", name="mood")))


def downgrade():
    op.drop_table("t")
    sa.Enum(name="mood").drop(op.get_bind())
