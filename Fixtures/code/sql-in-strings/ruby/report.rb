class Report
  COLUMNS = "id, total"

  # SELECT gone FROM comment
  def rows(id)
    connection.execute(<<~SQL, <<-'RAW')
      SELECT #{COLUMNS}, state
      FROM orders
      WHERE user_id = #{id} AND total > 1
      #{ordering}
    SQL
      UPDATE orders SET state = 'done' WHERE id = 1
    RAW
    Order.find_by_sql(["SELECT id FROM orders WHERE id IN (?)", id])
    db.exec_params %q(SELECT id FROM users WHERE name = $1), ["a"]
    execute "DELETE FROM users " \
      "WHERE id = :id"
    puts "update set of #{x}"
  end
end
