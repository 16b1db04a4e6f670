-- Mended as the team did it, in two phases: the first migration adds the labels, and they commit with it; the second moves the rows
-- of all three tables, and the default. That there are labels in both spellings now cannot be undone, and stays worth a warning.
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
-- file: migrations/20240922120000_repair_user_plan_enum_phase1_add_values.sql
-- +goose Up
ALTER TYPE userplan ADD VALUE IF NOT EXISTS 'free';
--                                          ^^^^^^ warning certain enum-label-differs-only-by-case -
ALTER TYPE userplan ADD VALUE IF NOT EXISTS 'pro';
--                                          ^^^^^ warning certain enum-label-differs-only-by-case -
ALTER TYPE userplan ADD VALUE IF NOT EXISTS 'enterprise';
--                                          ^^^^^^^^^^^^ warning certain enum-label-differs-only-by-case -
ALTER TYPE userplan ADD VALUE IF NOT EXISTS 'student';
ALTER TYPE userplan ADD VALUE IF NOT EXISTS 'coaching_school';
-- file: migrations/20240922130000_repair_user_plan_enum_phase2_migrate_data.sql
-- +goose Up
UPDATE "user" SET plan = lower(plan::text)::userplan WHERE plan IN ('FREE', 'PRO', 'ENTERPRISE');
UPDATE plan_configurations SET plan = lower(plan::text)::userplan WHERE plan IN ('FREE', 'PRO', 'ENTERPRISE');
UPDATE subscription_history
--^^^^^^^^^^^^^^^^^^^^^^^^^ note likely backfill-holds-schema-lock -
SET old_plan = lower(old_plan::text)::userplan, new_plan = lower(new_plan::text)::userplan;
ALTER TABLE "user" ALTER COLUMN plan SET DEFAULT 'free';
