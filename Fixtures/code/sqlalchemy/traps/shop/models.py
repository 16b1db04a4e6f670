"""Nothing here is a table of PostgreSQL's, or nobody can know which.

class Ghost(Base): __tablename__ = "ghost"
"""
import os

from rich.table import Column, Table
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy import Integer


class Base(DeclarativeBase):
    """A base is no model."""

    id: Mapped[int] = mapped_column(primary_key=True)


class Dynamic(Base):
    __tablename__ = os.environ["TABLE"]


class Partitioned(Base):
    __abstract__ = True

    @declared_attr
    def __tablename__(cls):
        if cls.suffix:
            return "part_" + cls.suffix
        return "part"


class First(Partitioned):
    suffix = "one"


class NotMapped:
    name = Column(header="name")
    id = mapped_column(Integer)


def report():
    return Table("people", Column("name"), title="People")


grid = Table("name", "age", title="People")
