// PgPool was here once.
use sqlx::SqlitePool;
