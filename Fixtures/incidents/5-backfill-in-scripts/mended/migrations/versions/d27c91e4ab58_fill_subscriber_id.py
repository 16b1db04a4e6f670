"""fill subscriber_id

Revision ID: d27c91e4ab58
Revises: fdf1b7f6bbe1
"""
import sqlalchemy as sa
from alembic import op

revision = "d27c91e4ab58"
down_revision = "fdf1b7f6bbe1"
branch_labels = None
depends_on = None


def owner(connection, email):
    """The one subscriber of an address; what is ambiguous is left to a person."""
    found = connection.execute(
        sa.text("SELECT subscriber_id FROM subscribers WHERE email = :email"), {"email": email}
    ).fetchall()
    return str(found[0].subscriber_id) if len(found) == 1 else "unassigned"


def upgrade() -> None:
    connection = op.get_bind()
    connection.execute(
        sa.text(
            "INSERT INTO subscribers (subscriber_id, email) VALUES ('unassigned', 'nobody@example.org') "
            "ON CONFLICT (subscriber_id) DO NOTHING"
        )
    )
    while True:
        rows = connection.execute(
            sa.text("SELECT id, email FROM plan_subscriptions WHERE subscriber_id IS NULL LIMIT 100")
        ).fetchall()
        if not rows:
            break
        for row in rows:
            connection.execute(
                sa.text("UPDATE plan_subscriptions SET subscriber_id = :subscriber WHERE id = :id"),
                {"subscriber": owner(connection, row.email), "id": row.id},
            )


def downgrade() -> None:
    pass
