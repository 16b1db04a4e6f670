import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.execute(sa.text("INSERT INTO person VALUES (:id, CAST(:mood AS mood))").bindparams(id=1, mood="sad"))
    bind = op.get_bind()
    bind.execute(sa.text("UPDATE person SET mood = CAST(:mood AS mood) WHERE id = :id"), {"mood": "ok", "id": 1})
    bind.execute(sa.text("INSERT INTO person VALUES (:id, CAST(:mood AS mood))"), [{"id": 2, "mood": "sad"}, {"id": 3, "mood": "ok"}])
    op.execute("UPDATE person SET mood = 'ok'::mood WHERE id = 4")
    op.execute("UPDATE person SET mood = mood WHERE id::text = '5' AND mood::text <> 'a\\:b'")
    bind.exec_driver_sql("UPDATE person SET mood = 'sad' WHERE mod(id, 2) = 0")


def downgrade():
    pass
