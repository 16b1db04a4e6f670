import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    t = sa.table("t", sa.column("id", sa.Integer), sa.column("name", sa.Text), sa.column("n", sa.Integer), sa.column("doc", sa.JSON))
    u = sa.table("u", sa.column("id", sa.Integer), sa.column("name", sa.Text))
    op.execute(t.insert().values(id=1, name="it's", n=None))
    op.execute(sa.insert(t).values({"id": 2, "name": "b"}))
    op.execute(t.update().values(name="x"))
    op.execute(t.update().where(t.c.id == 1).values(name=op.inline_literal("y"), n=t.c.n + 1))
    op.execute(sa.update(t).where(sa.and_(t.c.name.is_(None), t.c.n > 3)).values(n=sa.func.coalesce(t.c.n, 0)))
    op.execute(t.update().where(t.c.id.in_([1, 2])).values(name=sa.null()))
    op.execute(t.update().where(t.c.id == u.c.id).values(name=u.c.name))
    op.execute(t.update().values(name=sa.case((t.c.n == 1, "one"), else_="many")))
    op.execute(t.delete().where(sa.or_(t.c.name == "x", t.c.n != 2)))
    op.execute(sa.delete(t).where(t.c.id.between(5, 9)))
    op.execute(u.insert().from_select(["id", "name"], sa.select(t.c.id, t.c.name).where(t.c.n.isnot(None))))


def downgrade():
    pass
