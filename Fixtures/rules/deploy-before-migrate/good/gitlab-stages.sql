-- The stages are in the right order. A job that somebody has to start takes it back.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: .gitlab-ci.yml
stages:
  - migrate
  - deploy
  - undo
migrate:
  stage: migrate
  script:
    - !reference [.goose, script]
.goose:
  script: [goose -dir db/migrations up]
deploy:
  stage: deploy
  script: kubectl rollout restart deployment/orders
undo:
  stage: undo
  when: manual
  script:
    - goose -dir db/migrations down
    - kubectl rollout undo deployment/orders
