-- The job is waited for before the deployment is applied.
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
  apply:
    runs-on: ubuntu-latest
    steps:
      - run: |
          kubectl apply -f k8s/migrate.yaml
          kubectl wait --for=condition=complete --timeout=300s job/orders-schema
          kubectl apply -f k8s/orders.yaml
-- file: k8s/migrate.yaml
apiVersion: batch/v1
kind: Job
metadata: {name: orders-schema}
spec:
  template:
    spec:
      containers:
        - name: schema
          image: registry.example.com/orders
          command: [goose, -dir, db/migrations, up]
-- file: k8s/orders.yaml
apiVersion: apps/v1
kind: Deployment
metadata: {name: orders}
spec:
  template:
    spec:
      containers:
        - name: orders
          image: registry.example.com/orders
