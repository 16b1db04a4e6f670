mod embedded {
    use refinery::embed_migrations;
    embed_migrations!("migrations");
}

async fn migrate(client: &mut tokio_postgres::Client) {
    
    embedded::migrations::runner().run_async(client).await.unwrap();
}
