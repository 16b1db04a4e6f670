from alembic import op

revision = "bbbb"
down_revision = "aaaa"


def upgrade():
	if True:
        	op.execute("CREATE TABLE v ()")


def again():
    return again()


def downgrade():
    while True:
        op.execute("SELECT 1")
        again()
