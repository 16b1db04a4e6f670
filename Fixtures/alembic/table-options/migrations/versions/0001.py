import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.create_table("p", sa.Column("id", sa.Integer()), sa.Column("day", sa.Date(), comment="the day"), postgresql_partition_by="RANGE (day)", comment="parts")
    op.create_table("base", sa.Column("id", sa.Integer()))
    op.create_table("heir", sa.Column("more", sa.Text()), postgresql_inherits="base", if_not_exists=True)
    op.create_table("filled", sa.Column("id", sa.Integer()), postgresql_with={"fillfactor": 80})
    op.create_table("passing", sa.Column("id", sa.Integer()), prefixes=["TEMPORARY"])
    op.create_table_comment("base", "the base", existing_comment=None)
    op.drop_table_comment("base", existing_comment="the base")
    op.rename_table("base", "ground")
    op.drop_table("filled", if_exists=True)


def downgrade():
    pass
