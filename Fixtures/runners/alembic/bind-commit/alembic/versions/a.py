from alembic import op

revision = "aaaa"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE before ()")
    op.get_bind().commit()
    op.execute("CREATE TABLE behind ()")
