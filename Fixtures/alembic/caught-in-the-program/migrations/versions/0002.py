import sqlalchemy as sa
from alembic import op
from sqlalchemy.exc import NoResultFound

revision = "0002"
down_revision = "0001"


def upgrade():
    bind = op.get_bind()
    try:
        glad = bind.execute(sa.text("SELECT id FROM person WHERE mood = 'ok'")).scalar_one()
    except (NoResultFound, KeyError):
        glad = 2
    bind.execute(sa.text("INSERT INTO person VALUES (:id, 'sad')"), {"id": glad})


def downgrade():
    pass
