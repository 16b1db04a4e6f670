import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None


def upgrade():
    op.execute("CREATE TYPE mood AS ENUM ('sad', 'ok')")
    op.create_table("t", sa.Column("mood", postgresql.ENUM("sad", "ok", name="mood", create_type=False)))
    op.create_table("u", sa.Column("moods", postgresql.ARRAY(postgresql.ENUM(name="mood", create_type=False))))


def downgrade():
    pass
