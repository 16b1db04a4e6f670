package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
)

const userColumns = "id, email"

// SELECT gone FROM comment
const findUser = `
SELECT id, email
FROM app.users
WHERE id = $1 AND settings ? 'theme' AND name LIKE 'a%'
`

func (s *Store) Load(ctx context.Context) {
	s.db.Query(ctx, "SELECT "+userColumns+" FROM users WHERE \"order\" = $1"+
		" ORDER BY id")
	s.db.Exec(ctx, fmt.Sprintf("DELETE FROM %s WHERE id = %d", s.table, 5))
	s.db.Exec(ctx, "INSERT INTO orders (user_id, total) VALUES (@user, @total::numeric) ON CONFLICT (user_id) DO NOTHING")

	q := "SELECT id FROM orders"
	if s.joined {
		q += " JOIN users ON users.id = user_id"
	}
	s.db.Query(ctx, q)
	r := '"'
	fmt.Println("select one of the options from the list", r)
}
