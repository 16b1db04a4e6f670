-- name: GetUser :one
SELECT id FROM users WHERE id = ?;
