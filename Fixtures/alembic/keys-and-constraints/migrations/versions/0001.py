import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.create_table(
        "parent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(10), unique=True),
        sa.Column("kind", sa.Integer()),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code", "kind", name="uq_code_kind"),
        sa.UniqueConstraint("kind", name="uq_kind", deferrable=True, initially="DEFERRED"),
        sa.CheckConstraint("kind > 0", name="ck_kind"),
    )
    op.create_table(
        "child",
        sa.Column("a", sa.Integer(), sa.ForeignKey("parent.id"), primary_key=True),
        sa.Column("b", sa.Integer(), primary_key=True),
        sa.Column("c", sa.Integer(), sa.ForeignKey("parent.id", name="fk_c", ondelete="SET NULL", onupdate="CASCADE")),
        sa.Column("kind", sa.Integer(), nullable=True),
        sa.Column("code", sa.String(10)),
        sa.ForeignKeyConstraint(["code", "kind"], ["parent.code", "parent.kind"], name="fk_code", ondelete="CASCADE", deferrable=True, initially="DEFERRED"),
        sa.ForeignKeyConstraint(["b"], ["parent.id"]),
    )


def downgrade():
    pass
