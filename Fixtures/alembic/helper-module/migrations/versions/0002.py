from alembic import op

revision = "0002"
down_revision = "0001"


from helpers import LABELS, add_label

def upgrade():
    for label in LABELS:
        add_label("mood", label)
    op.execute("UPDATE person SET mood = 'calm'")


def downgrade():
    pass
