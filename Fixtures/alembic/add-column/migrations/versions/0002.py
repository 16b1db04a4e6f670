import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("t", sa.Column("a", sa.String(20), nullable=True))
    op.add_column("t", sa.Column("b", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("t", sa.Column("c", sa.Integer(), sa.ForeignKey("other.id", ondelete="CASCADE"), nullable=True))
    op.add_column("t", sa.Column("d", sa.Text(), unique=True))
    op.add_column("t", sa.Column("e", sa.Text(), index=True))
    op.add_column("t", sa.Column("f", sa.Text(), comment="what it's for"))
    op.add_column("t", sa.Column("g", sa.Boolean(), server_default=sa.false(), nullable=False), if_not_exists=True)
    op.add_column("t", sa.Column("h", postgresql.JSONB(), server_default=sa.text("'[]'::jsonb")))
    op.drop_column("t", "a")
    op.drop_column("t", "zzz", if_exists=True)


def downgrade():
    pass
