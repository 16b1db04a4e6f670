import uuid
from enum import Enum
from typing import ClassVar, List, Optional

from pydantic import EmailStr
from sqlalchemy import JSON, Column, String
from sqlmodel import Field, Relationship, SQLModel


class Status(str, Enum):
    active = "Active"
    gone = "Gone"


class PersonBase(SQLModel):
    """Not a table: those that inherit from it have its fields."""

    email: EmailStr = Field(unique=True, index=True)
    nickname: str | None = None
    status: Status = Status.active


class PersonCreate(PersonBase):
    password: str


class Person(PersonBase, table=True):
    limit: ClassVar[int] = 5
    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    key: Optional[int] = Field(default=None, primary_key=True)
    first: str = Field(sa_column=Column("first_name", String(50), nullable=True))
    extra: dict = Field(default_factory=dict, sa_type=JSON, sa_column_kwargs={"name": "extra_json"})
    team_id: int | None = Field(default=None, foreign_key="hr.team.id", nullable=False)
    team: Optional["Team"] = Relationship(back_populates="people")
    _cache: int = 0


class Team(SQLModel, table=True):
    __tablename__ = "team"
    __table_args__ = {"schema": "hr"}

    id: int | None = Field(default=None, primary_key=True)
    people: List[Person] = Relationship(back_populates="team")
