import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None


def upgrade():
    mood = postgresql.ENUM("sad", "ok", name="mood")
    mood.create(op.get_bind(), checkfirst=False)
    op.create_table("t", sa.Column("mood", postgresql.ENUM("sad", "ok", name="mood")))


def downgrade():
    pass
