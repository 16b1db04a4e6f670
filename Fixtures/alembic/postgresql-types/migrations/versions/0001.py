import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None


def upgrade():
    op.create_table(
        "sample",
        sa.Column("id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("doc", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False),
        sa.Column("tags", postgresql.ARRAY(sa.String(length=20)), server_default="{}"),
        sa.Column("grid", postgresql.ARRAY(sa.Integer(), dimensions=2)),
        sa.Column("list", sa.ARRAY(sa.Text())),
        sa.Column("ip", postgresql.INET()),
        sa.Column("net", postgresql.CIDR()),
        sa.Column("mac", postgresql.MACADDR()),
        sa.Column("words", postgresql.TSVECTOR()),
        sa.Column("span", postgresql.INTERVAL(fields="DAY TO SECOND")),
        sa.Column("bits", postgresql.BIT(3)),
        sa.Column("more", postgresql.BIT(length=8, varying=True)),
        sa.Column("cash", postgresql.MONEY()),
        sa.Column("days", postgresql.DATERANGE()),
        sa.Column("many", postgresql.INT4MULTIRANGE()),
        sa.Column("at", postgresql.TIMESTAMP(timezone=True, precision=3)),
        sa.Column("of", postgresql.TIME(precision=2)),
        sa.Column("x", postgresql.DOUBLE_PRECISION()),
        sa.Column("y", sa.REAL()),
        sa.Column("z", postgresql.BYTEA()),
        sa.Column("v", sa.Text().with_variant(postgresql.JSONB(), "postgresql")),
        sa.Column("w", postgresql.JSONB().with_variant(sa.JSON(), "sqlite")),
        sa.PrimaryKeyConstraint("id"),
    )


def downgrade():
    pass
