from alembic import op

revision = "c2"
down_revision = "c1"


def upgrade():
    op.execute("UPDATE person SET mood = 'happy'")


def downgrade():
    pass
