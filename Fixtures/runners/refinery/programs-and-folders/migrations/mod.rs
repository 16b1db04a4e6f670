// The migrations.
