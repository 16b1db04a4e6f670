package shop

class Orders(private val table: String) {
    fun load(jdbc: Jdbc, id: Long) {
        jdbc.query("SELECT id, total FROM orders WHERE id = :id AND state = '${State.OPEN}'")
        jdbc.query("""
            SELECT o.id
            FROM orders o
            WHERE o.id = $id
        """.trimIndent())
        jdbc.update("DELETE FROM $table WHERE id = ?")
    }

    fun `it's no query`() = 'x'
}
