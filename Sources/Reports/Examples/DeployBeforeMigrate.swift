// Made by Tests/RuleTests/GeneratedFileTests.swift from Fixtures/rules.

extension RuleExample {
  static let deployBeforeMigrate = RuleExample(
    bad: #"""
      -- The workflow deploys, and migrates in the step behind: between the two the new code asks for a column that is not there yet.
      -- framework: goose
      -- file: db/migrations/00001_orders.sql
      -- +goose Up
      CREATE TABLE orders (id bigint PRIMARY KEY);
      -- file: db/migrations/00002_total.sql
      -- +goose Up
      ALTER TABLE orders ADD COLUMN total numeric;
      -- file: .github/workflows/deploy.yml
      name: Deploy
      on:
        push:
          branches: [main]
      jobs:
        deploy:
          runs-on: ubuntu-latest
          steps:
            - uses: actions/checkout@v4
            - run: flyctl deploy --remote-only
      #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^
            - run: goose -dir db/migrations postgres "$DATABASE_URL" up
      """#,
    said: #"""
      error[deploy-before-migrate]: the workflow Deploy starts the new code with flyctl deploy before
        goose up runs the migrations: until then each query that needs the new schema fails
          ╭─ .github/workflows/deploy.yml:10:14
       10 │       - run: flyctl deploy --remote-only
          │              ^^^^^^^^^^^^^^^^^^^^^^^^^^^
       11 │ #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely deploy-before-migrate - "starts the…
       12 │       - run: goose -dir db/migrations postgres "$DATABASE_URL" up
          │              ────────────────────────────────────────────────────
          │              the migrations run only here
          ╰
        = help: Run goose up in a step before flyctl deploy, and let the deploy wait for it. What
                takes away something that the old code still uses goes into a later deploy.
      """#,
    good: #"""
      -- The migrations have run when the new code starts.
      -- framework: goose
      -- file: db/migrations/00001_orders.sql
      -- +goose Up
      CREATE TABLE orders (id bigint PRIMARY KEY);
      -- file: db/migrations/00002_total.sql
      -- +goose Up
      ALTER TABLE orders ADD COLUMN total numeric;
      -- file: .github/workflows/deploy.yml
      name: Deploy
      on:
        push:
          branches: [main]
      jobs:
        deploy:
          runs-on: ubuntu-latest
          steps:
            - uses: actions/checkout@v4
            - run: goose -dir db/migrations postgres "$DATABASE_URL" up
            - run: flyctl deploy --remote-only
      """#)
}
