"""one order and one subscription for each payment

Revision ID: 8c2f04a6e1b7
Revises: 5b1e7c90d2a3
"""
from alembic import op

revision = "8c2f04a6e1b7"
down_revision = "5b1e7c90d2a3"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("DELETE FROM subscriptions a USING subscriptions b WHERE a.order_id = b.order_id AND a.id > b.id")
    op.execute("DELETE FROM orders a USING orders b WHERE a.order_id = b.order_id AND a.id > b.id")
    op.create_unique_constraint("uq_orders_order_id", "orders", ["order_id"])
    op.create_unique_constraint("uq_subscriptions_order_id", "subscriptions", ["order_id"])


def downgrade() -> None:
    op.drop_constraint("uq_subscriptions_order_id", "subscriptions")
    op.drop_constraint("uq_orders_order_id", "orders")
