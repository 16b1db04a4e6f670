def count(cursor, since):
    cursor.execute(
        "SELECT count(*) FILTER (WHERE total > 100), max(placed_at) "
        "FROM orders WHERE placed_at > %(since)s AND state IN %(states)s",
        {"since": since, "states": ("open", "paid")},
    )
    cursor.execute(f"SELECT id FROM customers ORDER BY {since}, nickname LIMIT 5")
