mod embedded {
    use refinery::embed_migrations;
    embed_migrations!("migrations");
}

async fn migrate(client: &mut tokio_postgres::Client) {
    // One transaction for all of them would be .set_grouped(true).
    embedded::migrations::runner().run_async(client).await.unwrap();
}
