-- name: GetUser :one
SELECT id, email FROM users WHERE id = $1 LIMIT 1;

-- name: FindUsers :many
-- All that have one of these names.
SELECT sqlc.embed(u), o.total
FROM users u JOIN orders o ON o.user_id = u.id
WHERE u.name = ANY(sqlc.arg('names')::text[]) AND u.team = sqlc.narg(team) AND u.id IN (sqlc.slice('ids')) AND u.email = @email;

-- name: AddUser :exec
INSERT INTO users (id, email) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET email = excluded.email;
