"""Repair the plans, phase 2: move the rows

Revision ID: 5572c099bcd1
Revises: 6d160a319b2c
"""
from alembic import op

revision = "5572c099bcd1"
down_revision = "6d160a319b2c"
branch_labels = None
depends_on = None

MAPPINGS = {"FREE": "free", "PRO": "pro", "ENTERPRISE": "enterprise"}
TABLES = ["user", "plan_configurations", "subscription_history"]


def upgrade() -> None:
    for table in TABLES:
        for old_value, new_value in MAPPINGS.items():
            op.execute(f"UPDATE \"{table}\" SET plan = '{new_value}' WHERE plan = '{old_value}'")
    op.alter_column("user", "plan", server_default="free")


def downgrade() -> None:
    op.alter_column("user", "plan", server_default="FREE")
    for table in TABLES:
        for old_value, new_value in MAPPINGS.items():
            op.execute(f"UPDATE \"{table}\" SET plan = '{old_value}' WHERE plan = '{new_value}'")
