from yoyo import group, step

__depends__ = {"0001.mood"}


def fill(connection):
    cursor = connection.cursor()
    for label in ("old", "new"):
        cursor.execute("INSERT INTO t (m, n) VALUES (%s, %s)", (label, 1))


steps = [
    step("ALTER TYPE mood ADD VALUE 'new'"),
    group([step("ALTER TABLE t ADD COLUMN o int", "ALTER TABLE t DROP COLUMN o"), step(fill)]),
]
