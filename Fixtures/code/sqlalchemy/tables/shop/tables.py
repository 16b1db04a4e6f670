from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Integer, MetaData, String, Table
from sqlalchemy.orm import registry, relationship

metadata = MetaData(schema="core")
mapper_registry = registry(metadata=metadata)

user_roles = Table(
    "user_roles",
    metadata,
    Column("user_id", ForeignKey("core.users.id"), primary_key=True),
    Column("role_id", Integer, nullable=False),
    Column("granted by", String),
    ForeignKeyConstraint(["role_id"], ["core.roles.id"]),
)

users = Table("users", mapper_registry.metadata, Column("id", Integer, primary_key=True), schema="core")


class Role:
    __table__ = Table("roles", metadata, Column("id", Integer, primary_key=True), Column("name", String(20), nullable=False))


# Its columns are read from the server.
audit = Table("audit", metadata, autoload_with=None)

Base = mapper_registry.generate_base()


class Grant(Base):
    __tablename__ = "grants"
    id = Column(Integer, primary_key=True)
    roles = relationship("Role", secondary="core.grant_roles")
