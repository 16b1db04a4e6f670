import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"


def upgrade():
    op.execute("ALTER TYPE mood ADD VALUE 'happy'")
    person = sa.table("person", sa.column("id", sa.Integer), sa.column("mood", postgresql.ENUM("sad", "ok", "happy", name="mood", create_type=False)))
    op.bulk_insert(person, [{"id": 1, "mood": "ok"}, {"id": 2, "mood": "happy"}])


def downgrade():
    pass
