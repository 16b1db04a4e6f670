import enum

revision = "0001"
down_revision = None


import sqlalchemy as sa
from alembic import op


class Plan(enum.Enum):
    FREE = "free"
    PRO = "pro"


class Level(str, enum.Enum):
    low = "LOW"
    high = "HIGH"


def upgrade():
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("plan", sa.Enum(Plan), nullable=False),
        sa.Column("level", sa.Enum(Level, values_callable=lambda members: [m.value for m in members])),
        sa.Column("short", sa.Enum("one", "three", native_enum=False)),
    )


def downgrade():
    pass
