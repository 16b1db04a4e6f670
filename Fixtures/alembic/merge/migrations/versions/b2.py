from alembic import op

revision = "b2"
down_revision = "b1"


def upgrade():
    op.execute("CREATE TABLE left_two ()")


def downgrade():
    pass
