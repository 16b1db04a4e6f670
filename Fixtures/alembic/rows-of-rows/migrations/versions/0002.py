import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session, declarative_base, load_only

revision = "0002"
down_revision = "0001"

Base = declarative_base()


class Person(Base):
    __tablename__ = "person"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.Text)
    nick = sa.Column(sa.Text)


class Word(Base):
    __tablename__ = "word"
    person_id = sa.Column(sa.Integer, primary_key=True)
    word = sa.Column(sa.Text, primary_key=True)


def upgrade():
    words = op.create_table(
        "word",
        sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("word", sa.Text, primary_key=True),
    )
    session = Session(bind=op.get_bind())
    rows = []
    for person in session.execute(sa.select(Person).options(load_only(Person.id, Person.name))).scalars().all():
        for number, letter in enumerate(person.name):
            rows.append({"person_id": person.id, "word": letter.replace("n", "m") + str(number)})
    op.bulk_insert(words, rows)
    more = []
    for person in session.query(Person).filter(Person.nick == "b").all():
        more.append({"person_id": person.id, "word": person.nick})
    session.bulk_insert_mappings(Word, more)
    session.flush()
    names = []
    for person in session.execute(sa.select(Person)).scalars().all():
        names.append(Word(person_id=person.id, word=person.name))
    session.add_all(names)
    session.flush()
    op.bulk_insert(words, [{"person_id": person.id, "word": "last"} for person in session.query(Person).all()])


def downgrade():
    pass
