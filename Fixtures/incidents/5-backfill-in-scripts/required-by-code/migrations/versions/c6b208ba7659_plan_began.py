"""when a plan began

Revision ID: c6b208ba7659
Revises: a1f4c2d97e03
"""
import sqlalchemy as sa
from alembic import op

revision = "c6b208ba7659"
down_revision = "a1f4c2d97e03"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("plan_subscriptions", sa.Column("started_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("plan_subscriptions", "started_at")
