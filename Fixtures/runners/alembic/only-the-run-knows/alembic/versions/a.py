import os

import sqlalchemy as sa
from alembic import op

revision = "aaaa"
down_revision = None


def upgrade():
    op.execute(os.environ["SQL"])
    op.execute("ALTER TABLE t " + os.environ["ACTION"])
    op.execute(f"INSERT INTO t (id) VALUES ({os.getpid()})")
    op.create_table(os.environ["TABLE"], sa.Column("id", sa.Integer()))
    op.add_column("t", sa.Column("kind", make_type()))
    if sa.inspect(op.get_bind()).has_table("u"):
        op.drop_table("u")
    unknown.execute("SELECT 1")
    with op.get_bind().engine.connect() as connection:
        connection.execute(sa.text("SELECT 2"))
    op.get_bind().execute(sa.text("UPDATE t SET id = :id WHERE id = 1"), {"id": os.getpid()})
