import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.create_primary_key("a_pkey", "a", ["id"])
    op.create_unique_constraint("uq_n", "a", ["n"])
    op.create_unique_constraint(None, "a", ["n", "m"])
    op.create_unique_constraint("uq_m", "a", ["m"], deferrable=True, initially="IMMEDIATE", postgresql_nulls_not_distinct=True)
    op.create_check_constraint("ck_n", "a", "n > 0")
    op.create_check_constraint("ck_m", "a", sa.column("m") > 5)
    op.create_check_constraint("ck_both", "a", sa.and_(sa.column("m") < 100, sa.column("n").isnot(None)), postgresql_not_valid=True)
    op.create_foreign_key("fk_a", "b", "a", ["a_id"], ["id"], ondelete="CASCADE")
    op.create_foreign_key(None, "b", "a", ["a_id"], ["id"], onupdate="SET NULL", deferrable=True, initially="DEFERRED", postgresql_not_valid=True)
    op.create_exclude_constraint("ex_n", "a", ("n", "="), where=sa.text("m IS NULL"), using="btree")
    op.drop_constraint("fk_a", "b", type_="foreignkey")
    op.drop_constraint("ck_n", "a", type_="check")
    op.drop_constraint("nothing", "a", if_exists=True)


def downgrade():
    pass
