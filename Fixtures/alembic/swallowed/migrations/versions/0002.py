from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    try:
        op.execute("UPDATE person SET mood = 'glad'::mood")
        op.execute("VACUUM person")
    except Exception as error:
        print("not possible", error)
    op.execute("INSERT INTO person VALUES (1, 'sad')")


def downgrade():
    pass
