-- Argo CD applies the deployment in the sync, and the job in the hook behind it.
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
metadata: {name: orders}
#                ^^^^^^ error likely deploy-before-migrate - "starts the new code"
spec:
  replicas: 2
  template:
    spec:
      containers:
        - {name: orders, image: registry.example.com/orders}
---
apiVersion: batch/v1
kind: Job
metadata:
  name: orders-schema
  annotations:
    argocd.argoproj.io/hook: PostSync
spec:
  template:
    spec:
      containers:
        - name: schema
          image: registry.example.com/orders
          args: [goose, -dir, db/migrations, up]
