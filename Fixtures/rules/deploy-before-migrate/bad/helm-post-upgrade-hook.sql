-- A hook behind the upgrade runs when the new pods serve already.
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
-- file: chart/templates/deployment.yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  name: orders
#       ^^^^^^ error likely deploy-before-migrate - "starts the new code"
  labels:
    {{- include "orders.labels" . | nindent 4 }}
spec:
  replicas: {{ .Values.replicas }}
  template:
    spec:
      containers:
        - name: orders
          image: "{{ .Values.image }}:{{ .Values.tag }}"
-- file: chart/templates/migrate.yaml
apiVersion: batch/v1
kind: Job
metadata:
  name: orders-migrate
  annotations:
    "helm.sh/hook": post-install,post-upgrade
    "helm.sh/hook-weight": "1"
spec:
  template:
    spec:
      containers:
        - name: migrate
          image: "{{ .Values.image }}:{{ .Values.tag }}"
          command: ["goose", "-dir", "db/migrations", "up"]
