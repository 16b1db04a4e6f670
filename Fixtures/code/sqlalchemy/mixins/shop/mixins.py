import re

from sqlalchemy import Column, DateTime, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, declared_attr, relationship


class Named:
    @declared_attr
    def __tablename__(cls):
        name = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__)
        return f"app_{name.lower()}"

    id = Column(Integer, primary_key=True)


class Stamped(object):
    created_at = Column(DateTime, nullable=False)
    removed_at = Column(DateTime)


class Owned:
    @declared_attr
    def owner_id(cls):
        return Column("owner", Integer, ForeignKey("app_account.id"), nullable=False)

    @declared_attr
    def owner(cls):
        return relationship("Account")


Base = declarative_base(cls=Named)


def flag(**options):
    return Column(Integer, nullable=False, **options)
