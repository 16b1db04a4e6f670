import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    with op.batch_alter_table("t", schema=None) as batch_op:
        batch_op.add_column(sa.Column("c", sa.Integer(), nullable=True))
        batch_op.alter_column("a", existing_type=sa.Text(), type_=sa.String(20), nullable=False)
        batch_op.drop_column("b")
        op.execute("INSERT INTO o VALUES (1)")
        batch_op.create_index(batch_op.f("ix_t_c"), ["c"], unique=False)
        batch_op.create_unique_constraint("uq_a", ["a"])
        batch_op.create_foreign_key("fk_c", "o", ["c"], ["id"], ondelete="CASCADE")
        batch_op.create_check_constraint("ck_c", "c > 0")
    with op.batch_alter_table("t") as batch_op:
        batch_op.drop_constraint("uq_a", type_="unique")
        batch_op.drop_index("ix_t_c")
        batch_op.create_table_comment("in a batch")


def downgrade():
    pass
