async fn pay(pool: &PgPool, id: i64) -> Result<(), sqlx::Error> {
    sqlx::query!("UPDATE orders SET state = 'paid' WHERE id = $1 AND total > 0", id).execute(pool).await?;
    sqlx::query_scalar!(r#"SELECT discount(customer_id, 5) AS "discount!" FROM orders WHERE id = $1"#, id);
    sqlx::query("INSERT INTO stock (shop, item, amount) VALUES ($1, $2, $3) \
                 ON CONFLICT (shop, item) DO UPDATE SET amount = stock.amount + excluded.amount");
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn old() {
        sqlx::query("SELECT never_there FROM orders");
    }
}
