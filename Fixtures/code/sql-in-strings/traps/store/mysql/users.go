package store

const all = "SELECT id FROM users"
