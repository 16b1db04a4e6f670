from alembic import op

revision = "z1"
down_revision = "m1"


def upgrade():
    op.execute("UPDATE person SET mood = 'happy'")


def downgrade():
    pass
