from clickhouse_sqlalchemy import get_declarative_base
from sqlalchemy import Column, MetaData, String, Table

metadata = MetaData()
events = Table("events", metadata, Column("id", String), Column("name", String))
Base = get_declarative_base(metadata=metadata)


class Event(Base):
    __tablename__ = "event"
    id = Column(String, primary_key=True)
