from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"


def upgrade():
    mood = postgresql.ENUM("sad", "ok", name="mood")
    mood.create(op.get_bind(), checkfirst=True)
    kind = postgresql.ENUM("a", name="kind")
    kind.create(op.get_bind(), checkfirst=True)
    postgresql.ENUM(name="nothing").drop(op.get_bind(), checkfirst=True)


def downgrade():
    pass
