from alembic import op

revision = "0001"
down_revision = None


TABLES = {"a": "int", "b": "text"}

def make(name, kind="int", *, rows=0):
    op.execute(f"CREATE TABLE {name} (v {kind})")
    for row in range(rows):
        op.execute("INSERT INTO %s VALUES (%d)" % (name, row))

def upgrade():
    for name, kind in TABLES.items():
        make(name, kind)
    make("c", rows=2)
    if len(TABLES) > 1:
        op.execute("COMMENT ON TABLE a IS '{}'".format("two"))
    else:
        op.execute("DROP TABLE a")
    for view in [x for x in ("v1", "v2") if not x.endswith("2")]:
        op.execute("CREATE VIEW " + view + " AS SELECT * FROM a")


def downgrade():
    pass
