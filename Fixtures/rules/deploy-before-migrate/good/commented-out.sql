-- Steps that are comments, in YAML and in the shell, are not there.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: .github/workflows/deploy.yml
on: [push]
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      # - run: flyctl deploy
      - run: |
          # fly deploy
          goose -dir db/migrations up  # and then fly deploy
          flyctl deploy
          # goose -dir db/migrations up
          echo "goose -dir db/migrations up"
          cat <<'EOF'
          goose -dir db/migrations up
          EOF
