from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    with op.get_context().autocommit_block():
        op.create_index("ix_person_mood", "person", ["mood"], postgresql_concurrently=True, if_not_exists=True)
        op.drop_index("ix_person_mood", table_name="person", postgresql_concurrently=True, if_exists=True)


def downgrade():
    pass
