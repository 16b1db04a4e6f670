from alembic import op

revision = "x2"
down_revision = "x1"
depends_on = ("a2",)


def upgrade():
    op.execute("UPDATE extra SET mood = 'happy'")


def downgrade():
    pass
