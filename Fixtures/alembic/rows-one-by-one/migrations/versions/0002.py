import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session, declarative_base

revision = "0002"
down_revision = "0001"

Base = declarative_base()
people = sa.table("person", sa.column("id"), sa.column("name"), sa.column("nick"))


class Person(Base):
    __tablename__ = "person"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.Text)
    nick = sa.Column(sa.Text)


def upgrade():
    bind = op.get_bind()
    for row in bind.execute(sa.text("SELECT id, name FROM person WHERE nick IS NULL")):
        bind.execute(sa.text("UPDATE person SET nick = :nick WHERE id = :id"), {"nick": row.name.lower(), "id": row.id})
    for key, nick in bind.execute(sa.select(people.c.id, people.c.nick)).fetchall():
        if nick is not None:
            continue
        bind.execute(people.update().where(people.c.id == key).values(nick="x"))
    while True:
        keys = bind.execute(sa.text("SELECT id FROM person WHERE nick = 'ann' LIMIT 2")).scalars().all()
        if not keys:
            break
        bind.execute(sa.text("UPDATE person SET nick = 'a' WHERE id = ANY(:keys)"), {"keys": keys})
    rows = bind.execute(sa.text("SELECT id, nick FROM person")).fetchall()
    bind.execute(sa.text("UPDATE person SET nick = :nick WHERE id = :id"), [{"id": r.id, "nick": r.nick} for r in rows])
    session = Session(bind=bind)
    for person in session.query(Person).filter(Person.nick == "eve"):
        person.nick = person.name + "!"
    session.commit()
    for row in bind.execute(sa.text("SELECT id FROM person")):
        bind.execute(sa.text("UPDATE person SET nick = 'first' WHERE id = :id"), {"id": row.id})
        if row.id > 1:
            break


def downgrade():
    pass
