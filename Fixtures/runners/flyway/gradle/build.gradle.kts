plugins {
    id("org.flywaydb.flyway") version "11.0.0"
}

flyway {
    url = System.getenv("DATABASE_URL")
    // group = false
    group = true
    locations = arrayOf("filesystem:$projectDir/db")
}
