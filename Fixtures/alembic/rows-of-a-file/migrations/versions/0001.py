from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE person (id int PRIMARY KEY, name text NOT NULL, nick text)")
    op.execute("INSERT INTO person (id, name, nick) VALUES (1, 'Ann', NULL), (2, 'Bob', 'b'), (3, 'Eve', NULL)")


def downgrade():
    pass
