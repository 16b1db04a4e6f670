import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    bind = op.get_bind()
    for row in bind.execute(sa.text("SELECT id FROM person")):
        bind.execute(sa.text("UPDATE person SET mood = 'sad' WHERE id = :id"), {"id": row.id})
    if bind.execute(sa.text("SELECT count(*) FROM person")).scalar() > 0:
        op.execute("UPDATE person SET mood = 'ok'")


def downgrade():
    pass
