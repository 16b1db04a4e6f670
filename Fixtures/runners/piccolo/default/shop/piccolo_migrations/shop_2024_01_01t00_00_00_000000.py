from piccolo.apps.migrations.auto.migration_manager import MigrationManager

ID = "2024-01-01T00:00:00:000000"


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="shop", description="first")
    manager.add_table("Order", tablename="order")
    return manager
