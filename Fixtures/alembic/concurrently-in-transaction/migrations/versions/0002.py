from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.create_index("ix_person_mood", "person", ["mood"], postgresql_concurrently=True)


def downgrade():
    pass
