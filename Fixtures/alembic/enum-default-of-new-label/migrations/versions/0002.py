import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"


def upgrade():
    op.execute("ALTER TYPE mood ADD VALUE 'happy'")
    op.add_column("person", sa.Column("next", postgresql.ENUM(name="mood", create_type=False), server_default="happy"))


def downgrade():
    pass
