from alembic import op

revision = "a3"
down_revision = "a2"


def upgrade():
    op.execute("UPDATE person SET mood = 'happy'")


def downgrade():
    pass
