def load
  execute "CREATE TEMPORARY TABLE IF NOT EXISTS users (id bigint)"
  execute "SELECT id FROM users"
end
