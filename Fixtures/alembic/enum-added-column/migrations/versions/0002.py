import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    mood = sa.Enum("sad", "ok", name="mood")
    mood.create(op.get_bind())
    op.add_column("t", sa.Column("mood", mood, nullable=True, server_default="ok"))
    op.alter_column("t", "mood", server_default=None)
    op.drop_column("t", "mood")
    mood.drop(op.get_bind(), checkfirst=False)


def downgrade():
    pass
