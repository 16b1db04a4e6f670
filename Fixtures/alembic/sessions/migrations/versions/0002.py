import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session, declarative_base

revision = "0002"
down_revision = "0001"


Base = declarative_base()

class Person(Base):
    __tablename__ = "person"
    id = sa.Column(sa.Integer, primary_key=True)
    mood = sa.Column(sa.Enum("sad", "ok", name="mood", create_type=False))

def upgrade():
    session = Session(bind=op.get_bind())
    session.execute(sa.insert(Person).values(id=1, mood="sad"))
    session.execute(sa.update(Person).where(Person.id == 1).values(mood="ok"))
    session.query(Person).filter(Person.mood == "ok", Person.id > 0).update({Person.mood: "sad"}, synchronize_session=False)
    session.query(Person).filter_by(id=7).delete(synchronize_session=False)
    session.commit()


def downgrade():
    pass
