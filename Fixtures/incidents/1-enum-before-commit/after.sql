-- Mended: RENAME VALUE changes the spelling for all rows, tables and defaults at once, so there never is a second set of labels.
-- The labels that are really new come in a first phase, and commit with its file; the second phase uses them.
-- framework: goose
-- file: migrations/20240901120000_plans.sql
-- +goose Up
CREATE TYPE userplan AS ENUM ('FREE', 'PRO', 'ENTERPRISE');
CREATE TABLE "user" (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email text NOT NULL UNIQUE,
    plan userplan NOT NULL DEFAULT 'FREE'
);
CREATE TABLE plan_configurations (
    plan userplan PRIMARY KEY,
    monthly_credits int NOT NULL
);
CREATE TABLE subscription_history (
    user_id bigint NOT NULL REFERENCES "user",
    old_plan userplan,
    new_plan userplan NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO plan_configurations VALUES ('FREE', 10), ('PRO', 500), ('ENTERPRISE', 10000);
-- +goose Down
DROP TABLE subscription_history, plan_configurations, "user";
DROP TYPE userplan;
-- file: migrations/20240922120000_repair_user_plan_enum_phase1_labels.sql
-- +goose Up
ALTER TYPE userplan RENAME VALUE 'FREE' TO 'free';
ALTER TYPE userplan RENAME VALUE 'PRO' TO 'pro';
ALTER TYPE userplan RENAME VALUE 'ENTERPRISE' TO 'enterprise';
ALTER TYPE userplan ADD VALUE IF NOT EXISTS 'student';
ALTER TYPE userplan ADD VALUE IF NOT EXISTS 'coaching_school';
-- file: migrations/20240922130000_repair_user_plan_enum_phase2_data.sql
-- +goose Up
INSERT INTO plan_configurations VALUES ('student', 100), ('coaching_school', 5000) ON CONFLICT DO NOTHING;
UPDATE "user" SET plan = 'student' WHERE plan = 'free' AND email LIKE '%.edu';
