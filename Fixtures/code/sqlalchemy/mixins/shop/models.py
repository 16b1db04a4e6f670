from functools import partial

import sqlalchemy as sa

from shop import mixins
from shop.mixins import Base, Owned, Stamped, flag

Required = partial(sa.Column, nullable=False)


class Account(Base):
    name = Required(sa.Text)


class Record(Stamped, Base):
    """What all records have."""

    __abstract__ = True
    revision = flag(default=1)


class AccountNote(Owned, Record):
    body = sa.Column(sa.Text)
    # Records have it, notes do not.
    removed_at = None


class Draft(Record, mixins.Owned):
    __tablename__ = "draft"
