"""credits_balance

Revision ID: 7b42e8d6c1f0
Revises: 3d9f1c07a5b2
"""
import sqlalchemy as sa
from alembic import op

revision = "7b42e8d6c1f0"
down_revision = "3d9f1c07a5b2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("users", sa.Column("credits_balance", sa.Integer(), server_default="0", nullable=False))


def downgrade() -> None:
    op.drop_column("users", "credits_balance")
