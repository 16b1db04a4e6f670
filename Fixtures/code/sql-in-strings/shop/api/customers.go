package api

const columns = "id, email, nickname"

var byEmail = `
	SELECT id, email
	FROM customers c
	WHERE c.email = $1 AND c.settings ? 'newsletter' AND NOT c.settings ?| array['blocked', 'gone']
`

func load(db *DB, table string) {
	db.Query("SELECT " + columns + " FROM customers WHERE id = $1")
	db.Query("SELECT display_name FROM customers WHERE settings @> $1::jsonb")
	db.Query(fmt.Sprintf("SELECT total FROM %s WHERE id = 1", table))
	db.Query("WITH recent AS (SELECT id AS nickname FROM orders) SELECT nickname FROM recent")
	db.Query("SELECT x.amount FROM (SELECT total AS amount FROM orders) x")
	// db.Query("SELECT gone FROM customers")
}
