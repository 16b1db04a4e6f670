import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    connection = op.get_bind()
    metadata = sa.MetaData()
    metadata.reflect(connection)
    person = metadata.tables["person"]
    for key, name in connection.execute(sa.select(person.c.id, person.c.name)):
        connection.execute(sa.update(person).where(person.c.id == key).values(nick=name.lower()))
    connection.execute(person.update().where(person.c.nick == "ann").values(nick="a"))
    connection.execute(sa.insert(metadata.tables["person"]).values(id=4, name="Dan", nick="d"))
    other = sa.MetaData()
    other.reflect(bind=connection, only=["person"])
    people = other.tables.get("person")
    connection.execute(sa.delete(people).where(people.c.name == "Bob"))
    connection.execute(people.insert(), [{"id": 5, "name": "Fay", "nick": "f"}])
    parts = sa.MetaData(schema="parts")
    parts.reflect(connection, schema="parts")
    connection.execute(sa.update(parts.tables["parts.wheel"]).values(size=1))
    loaded = sa.Table("person", sa.MetaData(), autoload_with=connection)
    connection.execute(loaded.update().values(nick="x"))


def downgrade():
    pass
