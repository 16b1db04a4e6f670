use sqlx::PgPool;

struct Row<'a> { name: &'a str }

async fn load(pool: &PgPool) -> Result<(), sqlx::Error> {
    let a = sqlx::query!("SELECT id, name FROM users WHERE id = $1", 5).fetch_one(pool).await?;
    let b = sqlx::query_as!(Row, r#"SELECT name as "name!" FROM users"#).fetch_all(pool);
    sqlx::query_scalar("SELECT count(*) \
                        FROM orders").fetch_one(pool);
    diesel::sql_query(concat!("UPDATE orders ", "SET state = 'paid' ", "WHERE id = $1"));
    let c = format!("SELECT id FROM {} WHERE id = {id}", a);
    println!("update the settings of {}", b);
    Ok(())
}
