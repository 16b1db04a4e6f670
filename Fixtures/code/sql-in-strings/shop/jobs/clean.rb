def clean
  connection.execute(<<~SQL)
    DELETE FROM orders
    WHERE placed_at < now() - interval '1 year' AND customer_id = #{customer.id}
  SQL
  connection.execute("UPDATE customers SET nickname = NULL WHERE id = ?", 1)
end
