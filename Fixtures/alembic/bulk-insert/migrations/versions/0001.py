from datetime import date

revision = "0001"
down_revision = None


import sqlalchemy as sa
from alembic import op

def upgrade():
    t = op.create_table(
        "t", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("name", sa.String(20)), sa.Column("ok", sa.Boolean())
    )
    op.bulk_insert(t, [{"id": 1, "name": "a", "ok": True}, {"id": 2, "name": "it's", "ok": False}])
    plain = sa.table("t", sa.column("id", sa.Integer), sa.column("name", sa.String))
    op.bulk_insert(plain, [{"id": n, "name": f"row {n}"} for n in range(3, 6)], multiinsert=False)


def downgrade():
    pass
