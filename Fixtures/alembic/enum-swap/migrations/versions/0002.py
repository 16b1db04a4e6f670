import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.execute("ALTER TYPE mood RENAME TO mood_old")
    sa.Enum("sad", "ok", "happy", name="mood").create(op.get_bind(), checkfirst=False)
    op.alter_column("person", "mood", type_=sa.Enum("sad", "ok", "happy", name="mood"), postgresql_using="mood::text::mood")
    op.execute("DROP TYPE mood_old")
    op.execute("UPDATE person SET mood = 'happy'")


def downgrade():
    pass
