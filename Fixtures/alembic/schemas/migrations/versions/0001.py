import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.execute("CREATE SCHEMA shop")
    op.create_table(
        "item",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.Enum("a", "b", name="kind", schema="shop")),
        sa.Column("size", sa.Text(), index=True),
        schema="shop",
        comment="what is sold",
    )
    op.create_table(
        "part",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("item_id", sa.Integer(), sa.ForeignKey("shop.item.id")),
        schema="shop",
    )


def downgrade():
    pass
