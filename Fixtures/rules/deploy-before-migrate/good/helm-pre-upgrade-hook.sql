-- A hook before the upgrade is done before the pods are replaced.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: chart/Chart.yaml
apiVersion: v2
name: orders
version: 1.0.0
-- file: chart/templates/all.yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
spec:
  template:
    spec:
      containers:
        - name: orders
          image: registry.example.com/orders
---
apiVersion: batch/v1
kind: Job
metadata:
  name: {{ .Release.Name }}-migrate
  annotations:
    helm.sh/hook: pre-install,pre-upgrade
spec:
  template:
    spec:
      containers:
        - name: migrate
          image: registry.example.com/orders
          command: [goose, -dir, db/migrations, up]
