"""a first user and the plans

Revision ID: 35d8be2f9c11
Revises: 1f0c7a3b5d20
"""
from alembic import op

revision = "35d8be2f9c11"
down_revision = "1f0c7a3b5d20"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("INSERT INTO \"user\" (email, plan) VALUES ('first@example.com', 'FREE')")
    op.execute("INSERT INTO plan_configurations (plan, monthly_credits) VALUES ('FREE', 10), ('PRO', 500)")


def downgrade() -> None:
    op.execute("DELETE FROM plan_configurations")
    op.execute("DELETE FROM \"user\"")
