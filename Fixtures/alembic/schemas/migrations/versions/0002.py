import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("item", sa.Column("note", sa.Text(), comment="a note"), schema="shop")
    op.alter_column("item", "note", new_column_name="remark", schema="shop")
    op.create_index("ix_size", "item", ["size"], schema="shop")
    op.drop_index("ix_size", table_name="item", schema="shop")
    op.create_unique_constraint("uq_item", "item", ["size"], schema="shop")
    op.create_foreign_key("fk_part", "part", "item", ["item_id"], ["id"], source_schema="shop", referent_schema="shop")
    op.drop_constraint("fk_part", "part", type_="foreignkey", schema="shop")
    op.create_table_comment("item", "sold once", existing_comment="what is sold", schema="shop")
    op.drop_table_comment("item", schema="shop")
    op.rename_table("part", "piece", schema="shop")
    op.drop_column("item", "size", schema="shop")
    op.drop_table("piece", schema="shop")


def downgrade():
    pass
