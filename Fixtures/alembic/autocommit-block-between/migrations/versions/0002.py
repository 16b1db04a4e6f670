from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.execute("INSERT INTO person VALUES (1, 'sad')")
    with op.get_context().autocommit_block():
        op.execute("ALTER TYPE mood ADD VALUE 'happy'")
    op.execute("UPDATE person SET mood = 'happy'")
    op.execute("CREATE INDEX ON person (mood)")


def downgrade():
    pass
