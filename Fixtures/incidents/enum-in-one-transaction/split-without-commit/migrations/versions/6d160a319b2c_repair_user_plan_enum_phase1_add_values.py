"""Repair the plans, phase 1: add the labels

Revision ID: 6d160a319b2c
Revises: 35d8be2f9c11
"""
from alembic import op

revision = "6d160a319b2c"
down_revision = "35d8be2f9c11"
branch_labels = None
depends_on = None

NEW_VALUES = ["free", "pro", "enterprise", "student", "coaching_school"]


def upgrade() -> None:
    for value in NEW_VALUES:
        op.execute(f"ALTER TYPE userplan ADD VALUE IF NOT EXISTS '{value}'")


def downgrade() -> None:
    pass
