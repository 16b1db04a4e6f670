import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("big", sa.BigInteger(), nullable=False),
        sa.Column("small", sa.SmallInteger(), server_default="3"),
        sa.Column("name", sa.String(length=50), nullable=False, server_default="it's"),
        sa.Column("title", sa.String()),
        sa.Column("body", sa.Text(), server_default=sa.text("''")),
        sa.Column("code", sa.CHAR(3)),
        sa.Column("flag", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("off", sa.Boolean(), server_default=sa.text("false")),
        sa.Column("born", sa.Date()),
        sa.Column("made", sa.DateTime(timezone=True), server_default=sa.func.now()),
        sa.Column("seen", sa.DateTime()),
        sa.Column("at", sa.Time(timezone=True)),
        sa.Column("stamp", sa.TIMESTAMP(timezone=True), server_default=sa.text("CURRENT_TIMESTAMP")),
        sa.Column("span", sa.Interval()),
        sa.Column("price", sa.Numeric(10, 2)),
        sa.Column("plain", sa.Numeric()),
        sa.Column("ratio", sa.Float()),
        sa.Column("exact", sa.Float(precision=53)),
        sa.Column("twice", sa.Double()),
        sa.Column("raw", sa.LargeBinary()),
        sa.Column("doc", sa.JSON()),
        sa.Column("key", sa.Uuid(), server_default=sa.text("gen_random_uuid()")),
        sa.PrimaryKeyConstraint("id", name="account_pk"),
    )


def downgrade():
    pass
