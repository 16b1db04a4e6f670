from alembic import op

revision = "x1"
down_revision = None
branch_labels = ("extra",)
depends_on = "a1"


def upgrade():
    op.execute("CREATE TABLE extra (mood mood)")


def downgrade():
    pass
