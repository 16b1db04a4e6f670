import sqlalchemy as sa
from alembic import op
from sqlalchemy import orm

revision = "0002"
down_revision = "0001"


def upgrade():
    op.execute("ALTER TYPE mood ADD VALUE 'happy'")
    session = orm.Session(bind=op.get_bind())
    session.execute(sa.text("UPDATE person SET mood = 'happy'"))
    session.commit()


def downgrade():
    pass
