"""merge

Revision ID: fdf1b7f6bbe1
Revises: ee4f9c4fb5b3, c6b208ba7659
"""
import sqlalchemy as sa
from alembic import op

revision = "fdf1b7f6bbe1"
down_revision = ("ee4f9c4fb5b3", "c6b208ba7659")
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
