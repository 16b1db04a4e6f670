"""add subscriber_id to plan_subscriptions

Revision ID: ee4f9c4fb5b3
Revises: a1f4c2d97e03
"""
import sqlalchemy as sa
from alembic import op

revision = "ee4f9c4fb5b3"
down_revision = "a1f4c2d97e03"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("plan_subscriptions", sa.Column("subscriber_id", sa.String(length=32), nullable=True))
    op.create_foreign_key(
        "fk_plan_subscriptions_subscriber_id", "plan_subscriptions", "subscribers", ["subscriber_id"], ["subscriber_id"]
    )
    op.create_index("ix_plan_subscriptions_subscriber_id", "plan_subscriptions", ["subscriber_id"])


def downgrade() -> None:
    op.drop_index("ix_plan_subscriptions_subscriber_id", "plan_subscriptions")
    op.drop_constraint("fk_plan_subscriptions_subscriber_id", "plan_subscriptions")
    op.drop_column("plan_subscriptions", "subscriber_id")
