-- A session writes back what is changed of the rows that it has loaded.
-- framework: alembic
-- file: alembic.ini
[alembic]
script_location = alembic
-- file: alembic/versions/0001_accounts.py
import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.create_table(
        "accounts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("email", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("region", sa.String),
    )
-- file: alembic/versions/0002_plan.py
import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Session, declarative_base

revision = "0002"
down_revision = "0001"

Base = declarative_base()


class Account(Base):
    __tablename__ = "accounts"
    id = sa.Column(sa.Integer, primary_key=True)
    email = sa.Column(sa.String)
    kind = sa.Column(sa.String)
    plan = sa.Column(sa.String)


def upgrade():
    op.add_column("accounts", sa.Column("plan", sa.String))
    session = Session(bind=op.get_bind())
    for account in session.query(Account).filter(Account.plan.is_(None)):
        account.plan = "plan of " + account.email
    session.commit()
    op.alter_column("accounts", "plan", nullable=False)
