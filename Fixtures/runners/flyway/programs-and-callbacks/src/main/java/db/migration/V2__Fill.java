package db.migration;

public class V2__Fill extends org.flywaydb.core.api.migration.BaseJavaMigration {
  public void migrate(org.flywaydb.core.api.migration.Context context) {}
}
