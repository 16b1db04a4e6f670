-- A service wanted its plans in small letters. One migration added the labels and moved the rows to them; every request that
-- authorized a subscription then failed for a week. PostgreSQL refuses a label before the transaction that added it has committed.
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
-- file: migrations/20240915120000_fix_enum_metadata_compatibility.sql
-- +goose Up
ALTER TYPE userplan ADD VALUE 'free';
--                            ^^^^^^ warning certain enum-label-differs-only-by-case - "'FREE'"
--                            ^^^^^^ warning likely enum-label-replaced-without-data-migration - "the rows of "user".plan move to it, but those of plan_configurations.plan, subscription_history.old_plan and subscription_history.new_plan do not; the default of "user".plan is still 'FREE'"
ALTER TYPE userplan ADD VALUE 'pro';
--                            ^^^^^ warning certain enum-label-differs-only-by-case - "'PRO'"
--                            ^^^^^ warning likely enum-label-replaced-without-data-migration - "subscription_history.new_plan do not"
ALTER TYPE userplan ADD VALUE 'enterprise';
--                            ^^^^^^^^^^^^ warning certain enum-label-differs-only-by-case - "'ENTERPRISE'"
--                            ^^^^^^^^^^^^ warning likely enum-label-replaced-without-data-migration - "subscription_history.new_plan do not"
UPDATE "user" SET plan = 'free' WHERE plan = 'FREE';
--                       ^^^^^^ error certain enum-value-used-before-commit 55P04 "unsafe use of new value "free" of enum type userplan"
UPDATE "user" SET plan = 'pro' WHERE plan = 'PRO';
--                       ^^^^^ error certain enum-value-used-before-commit 55P04
UPDATE "user" SET plan = 'enterprise' WHERE plan = 'ENTERPRISE';
--                       ^^^^^^^^^^^^ error certain enum-value-used-before-commit 55P04
-- +goose Down
UPDATE "user" SET plan = upper(plan::text)::userplan;
