"""the tables

Revision ID: 1f0c7a3b5d20
Revises:
"""
import sqlalchemy as sa
from alembic import op

revision = "1f0c7a3b5d20"
down_revision = None
branch_labels = None
depends_on = None

plan = sa.Enum("FREE", "PRO", "ENTERPRISE", name="userplan")


def upgrade() -> None:
    op.create_table(
        "user",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=255), nullable=False),
        sa.Column("plan", plan, nullable=False, server_default="FREE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("email"),
    )
    op.create_table(
        "plan_configurations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan", plan, nullable=False),
        sa.Column("monthly_credits", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "subscription_history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), sa.ForeignKey("user.id"), nullable=False),
        sa.Column("plan", plan, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def downgrade() -> None:
    op.drop_table("subscription_history")
    op.drop_table("plan_configurations")
    op.drop_table("user")
    plan.drop(op.get_bind(), checkfirst=True)
