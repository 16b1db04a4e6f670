package shop;

import java.sql.PreparedStatement;
import jakarta.persistence.EntityManager;

class Users {
  private static final String ALL = "SELECT id, email FROM users";
  private static final String BY_ID = ALL + " WHERE id = ?";

  static final String BLOCK = """
      SELECT o.id, o.total
      FROM orders o
      WHERE o.user_id = :user AND o.tags ?? 'new'
      """;

  @Query("SELECT u FROM User u WHERE u.createdAt > :since")
  List<User> entities();

  @Query(value = "SELECT id FROM users WHERE created_at > :since", nativeQuery = true)
  List<Long> rows();

  void load(EntityManager em, StringBuilder sb) {
    em.createQuery("SELECT u FROM User u");
    em.createNativeQuery("SELECT id FROM users WHERE state = 'a'");
    sb.append("SELECT id FROM orders");
    log.info("Select a user from the list");
  }
}
