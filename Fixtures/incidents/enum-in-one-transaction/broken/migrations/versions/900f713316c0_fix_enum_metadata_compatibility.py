"""Fix enum metadata compatibility

The application writes plans in small letters; the enum has them in capitals.

Revision ID: 900f713316c0
Revises: 35d8be2f9c11
"""
from alembic import op
from sqlalchemy import text

revision = "900f713316c0"
down_revision = "35d8be2f9c11"
branch_labels = None
depends_on = None


def upgrade() -> None:
    connection = op.get_bind()

    result = connection.execute(
        text(
            """
            SELECT enumlabel
            FROM pg_enum
            JOIN pg_type ON pg_enum.enumtypid = pg_type.oid
            WHERE pg_type.typname = 'userplan'
            ORDER BY enumsortorder
            """
        )
    )
    existing_values = [row[0] for row in result.fetchall()]

    required_values = ["free", "pro", "enterprise"]
    for value in required_values:
        if value not in existing_values:
            op.execute(f"ALTER TYPE userplan ADD VALUE '{value}'")

    value_mappings = [("FREE", "free"), ("PRO", "pro"), ("ENTERPRISE", "enterprise")]
    for old_value, new_value in value_mappings:
        count = connection.execute(
            text(f"SELECT COUNT(*) FROM \"user\" WHERE plan = '{old_value}'")
        ).scalar()
        if count > 0:
            op.execute(f"UPDATE \"user\" SET plan = '{new_value}' WHERE plan = '{old_value}'")


def downgrade() -> None:
    pass
