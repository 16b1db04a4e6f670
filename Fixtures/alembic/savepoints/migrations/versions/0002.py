from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    bind = op.get_bind()
    with bind.begin_nested():
        op.execute("INSERT INTO person VALUES (1, 'sad')")
    try:
        with bind.begin_nested():
            op.execute("INSERT INTO nowhere VALUES (1)")
    except Exception:
        pass
    op.execute("INSERT INTO person VALUES (2, 'ok')")


def downgrade():
    pass
