from sqlalchemy import Column, Enum, Integer
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from .kinds import Plan, Size, State, values

plan_type = Enum(Plan, name="user_plan", values_callable=lambda kind: [member.value for member in kind], schema="app")


def pg_enum(kind, **options):
    return Enum(kind, name=kind.__name__.lower() + "_kind", values_callable=values)


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan = Column(plan_type, nullable=False)
    former_plan: Mapped[Plan | None] = mapped_column(plan_type)
    # The names of the members are stored, not their values.
    state: Mapped[State]
    size = mapped_column(pg_enum(State))
    color = Column(postgresql.ENUM("red", "green", name="color", create_type=False))
    tones = Column(postgresql.ARRAY(Enum("light", "dark", name="tone")))
    # A VARCHAR.
    shape = Column(Enum("round", "square", name="shape", native_enum=False))
    extent = Column(Enum(Size))
    count = Column(Integer)
