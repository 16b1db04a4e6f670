-- An init container runs in each pod, and a rollout starts several at once.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: k8s/orders.yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  name: orders
spec:
  replicas: 4
  template:
    spec:
      initContainers:
        - name: migrate
          image: registry.example.com/orders
          command: [goose, -dir, db/migrations, up]
#                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely deploy-before-migrate - "takes no lock"
      containers:
        - name: orders
          image: registry.example.com/orders
