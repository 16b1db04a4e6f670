"""subscriber_id is required

Revision ID: b83e5d10f6a4
Revises: fdf1b7f6bbe1
"""
import sqlalchemy as sa
from alembic import op

revision = "b83e5d10f6a4"
down_revision = "fdf1b7f6bbe1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # plimsoll: backfilled-by scripts/backfill_plan_subscription_subscriber_id.py
    op.alter_column("plan_subscriptions", "subscriber_id", existing_type=sa.String(length=32), nullable=False)


def downgrade() -> None:
    op.alter_column("plan_subscriptions", "subscriber_id", existing_type=sa.String(length=32), nullable=True)
