import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.create_index("ix_one", "doc", ["title"])
    op.create_index(op.f("ix_two"), "doc", ["title", "slug"], unique=True)
    op.create_index("ix_three", "doc", [sa.text("lower(title)")], unique=False)
    op.create_index("ix_four", "doc", ["data"], postgresql_using="gin")
    op.create_index("ix_five", "doc", ["title"], postgresql_where=sa.text("gone IS NOT TRUE"), unique=True)
    op.create_index("ix_six", "doc", ["title"], postgresql_ops={"title": "text_pattern_ops"})
    op.create_index("ix_seven", "doc", ["id"], postgresql_include=["title", "slug"])
    op.create_index("ix_eight", "doc", [sa.text("title DESC"), "slug"], postgresql_with={"fillfactor": 70})
    op.create_index("ix_nine", "doc", [sa.literal_column("lower(slug)")], postgresql_where=sa.column("gone") == sa.false())
    op.create_index("ix_ten", "doc", ["slug"], unique=True, postgresql_nulls_not_distinct=True)
    op.create_index("ix_eleven", "doc", ["title"], if_not_exists=True)
    op.drop_index("ix_one", table_name="doc")
    op.drop_index(op.f("ix_two"), table_name="doc", if_exists=True)
    op.drop_index("ix_three")


def downgrade():
    pass
