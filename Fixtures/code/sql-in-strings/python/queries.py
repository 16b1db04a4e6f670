"""SELECT gone FROM docstring"""
import textwrap

from psycopg import sql
from sqlalchemy import text

TABLE = "users"
COLUMNS = "id, email"
BASE = "SELECT id FROM users"


def load(cursor, ids, state, order):
    """Select id from users, as everybody does."""
    cursor.execute("SELECT id, email FROM users WHERE id = %s AND name LIKE 'a%%'", (1,))
    cursor.execute(f"SELECT {COLUMNS} FROM {TABLE} WHERE state = '{state}' ORDER BY id {order}")
    cursor.execute("SELECT id " "FROM orders\tWHERE id IN %(ids)s", {"ids": ids})
    cursor.execute(text("UPDATE orders SET state = :state WHERE id = :id AND data::jsonb @> '{}'"))
    cursor.execute(textwrap.dedent("""
        DELETE FROM orders
        WHERE id = ANY(:ids)
    """))
    cursor.execute(sql.SQL("SELECT {} FROM users WHERE id = {}").format(sql.Identifier("id"), 1))
    cursor.execute("SELECT id FROM {} WHERE id = 1".format(TABLE))
    cursor.execute("SELECT id FROM %s WHERE id = 1" % order)
    cursor.execute(BASE + " JOIN teams ON teams.id = team_id")
    cursor.execute(" ".join(["SELECT id", "FROM orders", order]))
    query = "SELECT id FROM orders "
    if ids:
        query += "WHERE id = 1"
    return query
