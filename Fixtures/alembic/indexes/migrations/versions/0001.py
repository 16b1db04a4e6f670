import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None


def upgrade():
    op.create_table(
        "doc",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("title", sa.Text(), index=True),
        sa.Column("slug", sa.Text()),
        sa.Column("data", postgresql.JSONB()),
        sa.Column("gone", sa.Boolean()),
    )
    op.create_table("label", sa.Column("slug", sa.Text(), index=True, unique=True))


def downgrade():
    pass
