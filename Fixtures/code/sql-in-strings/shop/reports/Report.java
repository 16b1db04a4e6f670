package reports;

class Report {
  private static final String BASE = "SELECT i.id FROM invoices i";

  String sum() {
    return """
        SELECT c.email, sum(o.total)
        FROM orders o JOIN customers c ON c.id = o.customer_id
        WHERE o.placed_at > :since
        GROUP BY c.email
        """;
  }

  String one() { return BASE + " WHERE i.id = ?"; }
}
