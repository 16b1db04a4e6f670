class Users {
  void Load(Db db, string table) {
    db.Execute(@"SELECT id, ""Name"" FROM users WHERE id = @id");
    db.Execute($"SELECT id FROM {table} WHERE id = {1}");
    db.Execute("SELECT id " + "FROM orders WHERE total > {0}");
    db.Execute("""
      UPDATE orders SET state = 'done' WHERE id = :id
      """);
  }
}
