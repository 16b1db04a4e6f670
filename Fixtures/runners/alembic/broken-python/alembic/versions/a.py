from alembic import op

revision = "aaaa"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE t ()")
    op.execute("CREATE TABLE u ()"


def downgrade():
    pass
