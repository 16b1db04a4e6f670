-- Stages run one after another, and the one that migrates is the last. Keys of a template are merged in, scripts are block scalars.
-- framework: goose
-- file: db/migrations/00001_orders.sql
-- +goose Up
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: db/migrations/00002_total.sql
-- +goose Up
ALTER TABLE orders ADD COLUMN total numeric;
-- file: .gitlab-ci.yml
include:
  - local: /.gitlab/database.yml
stages: [build, deploy, migrate]
.job: &job
  image: golang:1.23
  rules:
    - if: $CI_COMMIT_BRANCH == "main"
build:
  <<: *job
  stage: build
  script: [go build ./...]
deploy:
  <<: *job
  stage: deploy
  script:
    - |2
        helm upgrade --install orders oci://registry.example.com/charts/orders
    - kubectl rollout restart deployment/orders
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely deploy-before-migrate - "starts the new code"
migrate:
  extends: .database
  stage: migrate
-- file: .gitlab/database.yml
.database:
  script:
    - goose -dir db/migrations up
