// Made by Tests/RuleTests/GeneratedFileTests.swift from Fixtures/rules.

extension RuleExample {
  /// By rule.
  public static let all: [String: RuleExample] = [
    "enum-value-used-before-commit": RuleExample(
      bad: #"""
        -- A row is given the label in the transaction that adds it. PostgreSQL lets nobody use a label before it is committed.
        CREATE TYPE mood AS ENUM ('sad', 'ok');
        CREATE TABLE person (name text, mood mood);
        BEGIN;
        ALTER TYPE mood ADD VALUE 'happy';
        UPDATE person SET mood = 'happy' WHERE mood = 'ok';
        --                       ^^^^^^^ 55P04
        COMMIT;
        """#,
      good: #"""
        -- Each statement commits by itself here: the label is old when it is used.
        CREATE TYPE mood AS ENUM ('sad', 'ok');
        CREATE TABLE person (name text, mood mood);
        ALTER TYPE mood ADD VALUE 'happy';
        UPDATE person SET mood = 'happy';
        """#),
    "enum-label-differs-only-by-case": RuleExample(
      bad: #"""
        -- The new label is the old one in capitals. For PostgreSQL these are two values, and no row has the new one.
        CREATE TYPE order_state AS ENUM ('open', 'paid');
        ALTER TYPE order_state ADD VALUE 'PAID';
        --                               ^^^^^^
        """#,
      good: #"""
        -- RENAME VALUE changes the label and with it all rows: there is never a second one.
        CREATE TYPE order_state AS ENUM ('OPEN', 'PAID');
        ALTER TYPE order_state RENAME VALUE 'OPEN' TO 'open';
        ALTER TYPE order_state RENAME VALUE 'PAID' TO 'paid';
        """#),
    "statement-not-allowed-in-transaction": RuleExample(
      bad: #"""
        -- An index is built concurrently, which takes two transactions of its own, in a transaction block.
        CREATE TABLE orders (id int, paid date);
        BEGIN;
        CREATE INDEX CONCURRENTLY orders_paid ON orders (paid);
        --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 25001
        COMMIT;
        """#,
      good: #"""
        -- The file says that it wants no transaction.
        -- framework: goose
        -- file: migrations/00001_orders.sql
        -- +goose Up
        CREATE TABLE orders (id int, paid date);
        -- file: migrations/00002_index.sql
        -- +goose NO TRANSACTION
        -- +goose Up
        CREATE INDEX CONCURRENTLY orders_paid ON orders (paid);
        -- +goose Down
        DROP INDEX CONCURRENTLY orders_paid;
        """#),
    "transaction-control-in-migration": RuleExample(
      bad: #"""
        -- goose finds its transaction gone when it wants to commit: it stops, and does not record a version whose changes have landed.
        -- framework: goose
        -- file: migrations/00001_mood.sql
        -- +goose Up
        CREATE TYPE mood AS ENUM ('sad', 'ok');
        CREATE TABLE person (mood mood);
        -- file: migrations/00002_happy.sql
        -- +goose Up
        ALTER TYPE mood ADD VALUE 'happy';
        COMMIT;
        --^^^^
        UPDATE person SET mood = 'happy';
        """#,
      good: #"""
        -- The file asked goose for no transaction, and makes one itself.
        -- framework: goose
        -- file: migrations/00001_orders.sql
        -- +goose NO TRANSACTION
        -- +goose Up
        BEGIN;
        CREATE TABLE orders (id int);
        COMMIT;
        CREATE INDEX CONCURRENTLY ON orders (id);
        """#),
    "transaction-left-open": RuleExample(
      bad: #"""
        -- When the connection ends PostgreSQL rolls back: the table is gone, and nobody has seen an error.
        BEGIN;
        --^^^
        CREATE TABLE orders (id int);
        INSERT INTO orders VALUES (1);
        """#,
      good: #"""
        -- BEGIN and COMMIT in pairs, in all their spellings; a ROLLBACK ends a transaction too.
        BEGIN;
        CREATE TABLE orders (id int);
        COMMIT AND CHAIN;
        INSERT INTO orders VALUES (1);
        END;
        START TRANSACTION READ WRITE;
        DELETE FROM orders;
        ABORT;
        """#),
    "error-swallowed-in-transaction": RuleExample(
      bad: #"""
        -- The VACUUM is refused, and takes the rest of the transaction with it.
        CREATE TABLE orders (id int);
        \set ON_ERROR_STOP 0
        BEGIN;
        DELETE FROM orders WHERE id IS NULL;
        VACUUM orders;
        --^^^^^^^^^^^ 25001
        INSERT INTO orders
        --^^^^^^^^^^^^^^^^ 25P02
            VALUES (1);
        COMMIT;
        """#,
      good: #"""
        -- Should the INSERT find its key taken, ROLLBACK TO brings the transaction back.
        CREATE TABLE orders (id int PRIMARY KEY);
        \set ON_ERROR_STOP off
        BEGIN;
        SAVEPOINT attempt;
        INSERT INTO orders VALUES (1);
        ROLLBACK TO SAVEPOINT attempt;
        INSERT INTO orders VALUES (2);
        COMMIT;
        """#),
    "code-needs-missing-schema": RuleExample(
      bad: #"""
        -- The model has a balance, the database has none: somebody wrote the field and forgot the migration. The client selects every field of
        -- the model, so that no user can be read any more.
        -- framework: prisma
        -- file: prisma/migrations/20240301090000_users/migration.sql
        CREATE TABLE users (
          id    serial PRIMARY KEY,
          email text NOT NULL UNIQUE
        );
        -- file: prisma/migrations/migration_lock.toml
        provider = "postgresql"
        -- file: prisma/schema.prisma
        datasource db {
            provider = "postgresql"
            url      = env("DATABASE_URL")
        }

        model User {
            id             Int    @id @default(autoincrement())
            email          String @unique
            creditsBalance Int    @default(0) @map("credits_balance")
        //  ^^^^^^^^^^^^^^ 42703

            @@map("users")
        }
        """#,
      good: #"""
        -- The migration that adds the balance lies beside the model.
        -- framework: prisma
        -- file: prisma/migrations/20240301090000_users/migration.sql
        CREATE TABLE users (
          id    serial PRIMARY KEY,
          email text NOT NULL UNIQUE
        );
        -- file: prisma/migrations/20240412100000_balance/migration.sql
        ALTER TABLE users ADD COLUMN credits_balance integer NOT NULL DEFAULT 0;
        -- file: prisma/migrations/migration_lock.toml
        provider = "postgresql"
        -- file: prisma/schema.prisma
        datasource db {
          provider = "postgresql"
          url      = env("DATABASE_URL")
        }

        model User {
          id             Int    @id @default(autoincrement())
          email          String @unique
          creditsBalance Int    @default(0) @map("credits_balance")

          @@map("users")
        }
        """#),
    "code-uses-dropped-schema": RuleExample(
      bad: #"""
        -- The column goes, and the model still has it: every query of the model names it.
        -- framework: prisma
        -- file: prisma/migrations/20240301090000_users/migration.sql
        CREATE TABLE users (
          id       serial PRIMARY KEY,
          email    text NOT NULL,
          nickname text
        );
        -- file: prisma/migrations/20240412100000_no_nickname/migration.sql
        ALTER TABLE users DROP COLUMN nickname;
        --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 42703
        -- file: prisma/migrations/migration_lock.toml
        provider = "postgresql"
        -- file: prisma/schema.prisma
        datasource db {
          provider = "postgresql"
          url      = env("DATABASE_URL")
        }

        model User {
          id       Int     @id @default(autoincrement())
          email    String
          // Nobody asks for it any more, but the client does.
          nickname String?

          @@map("users")
        }
        """#,
      good: #"""
        -- The model gave the column up in an earlier release; now it can go.
        -- framework: prisma
        -- file: prisma/migrations/20240301090000_users/migration.sql
        CREATE TABLE users (
          id       serial PRIMARY KEY,
          email    text NOT NULL,
          nickname text
        );
        -- file: prisma/migrations/20240412100000_no_nickname/migration.sql
        ALTER TABLE users DROP COLUMN nickname;
        -- file: prisma/migrations/migration_lock.toml
        provider = "postgresql"
        -- file: prisma/schema.prisma
        datasource db {
          provider = "postgresql"
          url      = env("DATABASE_URL")
        }

        model User {
          id    Int    @id @default(autoincrement())
          email String

          @@map("users")
        }
        """#),
    "code-ships-with-its-migration": RuleExample(
      bad: #"""
        -- One change brings the column and the code that needs it. Nothing in the repository tells that the migration runs first: between the
        -- two every query of the model fails.
        -- framework: prisma
        -- file: prisma/migrations/20240301090000_users/migration.sql
        CREATE TABLE users (
          id    serial PRIMARY KEY,
          email text NOT NULL
        );
        -- added: prisma/migrations/20240412100000_balance/migration.sql
        ALTER TABLE users ADD COLUMN credits_balance integer NOT NULL DEFAULT 0;
        -- file: prisma/migrations/migration_lock.toml
        provider = "postgresql"
        -- was: prisma/schema.prisma
        datasource db {
          provider = "postgresql"
          url      = env("DATABASE_URL")
        }

        model User {
          id    Int    @id @default(autoincrement())
          email String

          @@map("users")
        }
        -- file: prisma/schema.prisma
        datasource db {
            provider = "postgresql"
            url      = env("DATABASE_URL")
        }

        model User {
            id             Int    @id @default(autoincrement())
            email          String
            creditsBalance Int    @default(0) @map("credits_balance")
        //  ^^^^^^^^^^^^^^ 42703

            @@map("users")
        }
        """#,
      good: #"""
        -- The change brings the column alone: the code that needs it follows in the next release.
        -- framework: prisma
        -- file: prisma/migrations/20240301090000_users/migration.sql
        CREATE TABLE users (
          id    serial PRIMARY KEY,
          email text NOT NULL
        );
        -- added: prisma/migrations/20240412100000_balance/migration.sql
        ALTER TABLE users ADD COLUMN credits_balance integer NOT NULL DEFAULT 0;
        -- file: prisma/migrations/migration_lock.toml
        provider = "postgresql"
        -- file: prisma/schema.prisma
        datasource db {
          provider = "postgresql"
          url      = env("DATABASE_URL")
        }

        model User {
          id    Int    @id @default(autoincrement())
          email String

          @@map("users")
        }
        """#),
    "code-disagrees-with-enum": RuleExample(
      bad: #"""
        -- The labels are lower case, as the values of the enumeration are; but SQLAlchemy stores the names of its members. Each query that sends one
        -- is refused, and no row can be read.
        -- file: migrations/0001_users.sql
        CREATE TYPE userplan AS ENUM ('free', 'pro', 'enterprise');
        CREATE TABLE users (
          id   serial PRIMARY KEY,
          plan userplan NOT NULL DEFAULT 'free'
        );
        -- file: app/models.py
        import enum

        from sqlalchemy import Column, Enum, Integer
        from sqlalchemy.orm import declarative_base

        Base = declarative_base()


        class UserPlan(enum.Enum):
            FREE = "free"
        #   ^^^^ 22P02
            PRO = "pro"
            ENTERPRISE = "enterprise"


        class User(Base):
            __tablename__ = "users"

            id = Column(Integer, primary_key=True)
            plan = Column(Enum(UserPlan), nullable=False)
        """#,
      good: #"""
        -- The values of the members are the labels, and values_callable says so. The same column in a second model, which stores names in a VARCHAR,
        -- concerns no type.
        -- file: migrations/0001_users.sql
        CREATE TYPE userplan AS ENUM ('free', 'pro');
        CREATE TABLE users (
          id     serial PRIMARY KEY,
          plan   userplan NOT NULL DEFAULT 'free',
          former varchar(20)
        );
        -- file: app/models.py
        import enum

        from sqlalchemy import Column, Enum, Integer
        from sqlalchemy.orm import declarative_base

        Base = declarative_base()


        class UserPlan(enum.Enum):
            FREE = "free"
            PRO = "pro"


        class User(Base):
            __tablename__ = "users"

            id = Column(Integer, primary_key=True)
            plan = Column(Enum(UserPlan, values_callable=lambda plans: [plan.value for plan in plans]), nullable=False)
            former = Column(Enum(UserPlan, native_enum=False))
        """#),
    "rename-breaks-running-code": RuleExample(
      bad: #"""
        -- The newest migration renames a column that the code uses. Until the new code is out the old one asks for the old name; and where the
        -- new code is out first, it asks for a name that is not there yet.
        -- framework: prisma
        -- file: prisma/migrations/20240301090000_users/migration.sql
        CREATE TABLE users (
          id   serial PRIMARY KEY,
          plan text NOT NULL
        );
        -- file: prisma/migrations/20240412100000_tier/migration.sql
        ALTER TABLE users RENAME COLUMN plan TO tier;
        --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 42703
        -- file: prisma/migrations/migration_lock.toml
        provider = "postgresql"
        -- file: prisma/schema.prisma
        datasource db {
          provider = "postgresql"
          url      = env("DATABASE_URL")
        }

        model User {
          id   Int    @id @default(autoincrement())
          tier String

          @@map("users")
        }
        """#,
      good: #"""
        -- The new column comes beside the old one and is filled; the old one stays as long as old code runs.
        -- framework: prisma
        -- file: prisma/migrations/20240301090000_users/migration.sql
        CREATE TABLE users (
          id   serial PRIMARY KEY,
          plan text NOT NULL
        );
        -- file: prisma/migrations/20240412100000_tier/migration.sql
        ALTER TABLE users ADD COLUMN tier text;
        UPDATE users SET tier = plan;
        -- file: prisma/migrations/migration_lock.toml
        provider = "postgresql"
        -- file: prisma/schema.prisma
        datasource db {
          provider = "postgresql"
          url      = env("DATABASE_URL")
        }

        model User {
          id   Int     @id @default(autoincrement())
          tier String?

          @@map("users")
        }
        """#),
    "call-matches-no-function": RuleExample(
      bad: #"""
        -- The function takes p_order_id, the caller sends order_id: PostgREST looks for a function with an argument of that name, finds none, and
        -- answers as PostgreSQL does, that there is no such function.
        -- framework: supabase
        -- file: supabase/config.toml
        project_id = "shop"
        -- file: supabase/migrations/20240301090000_settle.sql
        CREATE TABLE orders (id text PRIMARY KEY, settled_at timestamptz);

        CREATE FUNCTION settle_order(p_order_id text, p_note text DEFAULT NULL) RETURNS void
        LANGUAGE sql AS $$ UPDATE orders SET settled_at = now() WHERE id = p_order_id $$;
        -- file: supabase/functions/payment-webhook/index.ts
        import { createClient } from "https://esm.sh/@supabase/supabase-js@2";

        const supabase = createClient(Deno.env.get("SUPABASE_URL")!, Deno.env.get("SUPABASE_SERVICE_ROLE_KEY")!);

        export async function settle(orderId: string) {
          const { error } = await supabase.rpc("settle_order", { order_id: orderId });
          //                                    ^^^^^^^^^^^^ 42883
          if (error) throw error;
        }
        """#,
      good: #"""
        -- All arguments that have no default are sent, under their names.
        -- framework: supabase
        -- file: supabase/config.toml
        project_id = "shop"
        -- file: supabase/migrations/20240301090000_settle.sql
        CREATE TABLE orders (id text PRIMARY KEY, settled_at timestamptz);

        CREATE FUNCTION settle_order(p_order_id text, p_note text DEFAULT NULL) RETURNS void
        LANGUAGE sql AS $$ UPDATE orders SET settled_at = now() WHERE id = p_order_id $$;
        -- file: supabase/functions/payment-webhook/index.ts
        import { createClient } from "https://esm.sh/@supabase/supabase-js@2";

        const supabase = createClient(Deno.env.get("SUPABASE_URL")!, Deno.env.get("SUPABASE_SERVICE_ROLE_KEY")!);

        export async function settle(orderId: string) {
          const { error } = await supabase.rpc("settle_order", { p_order_id: orderId });
          if (error) throw error;
        }
        """#),
    "conflict-target-not-unique": RuleExample(
      bad: #"""
        -- The upsert looks for an index over the e-mail address alone, and the only one there is over two columns.
        -- file: 0001_users.sql
        CREATE TABLE users (id serial PRIMARY KEY, tenant integer, email text, plan text, UNIQUE (tenant, email));
        -- file: 0002_seed.sql
        INSERT INTO users (tenant, email, plan) VALUES (1, 'root@example.com', 'pro')
        ON CONFLICT (email) DO UPDATE SET plan = excluded.plan;
        --           ^^^^^ 42P10
        """#,
      good: #"""
        -- Columns in any order, a primary key, an expression, a partial index with its condition, a name; and DO NOTHING of whatever there is.
        -- file: 0001_users.sql
        CREATE TABLE users (id serial PRIMARY KEY, tenant integer, email text, plan text, gone boolean NOT NULL DEFAULT false, UNIQUE (tenant, email));
        CREATE UNIQUE INDEX ON users (lower(email));
        CREATE UNIQUE INDEX ON users (plan) WHERE NOT gone;
        ALTER TABLE users ADD CONSTRAINT one_plan UNIQUE (tenant, plan);
        -- file: 0002_seed.sql
        INSERT INTO users (tenant, email) VALUES (1, 'a') ON CONFLICT (email, tenant) DO NOTHING;
        INSERT INTO users (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET plan = 'x';
        INSERT INTO users (email) VALUES ('B') ON CONFLICT (lower(email)) DO NOTHING;
        INSERT INTO users (plan) VALUES ('y') ON CONFLICT (plan) WHERE NOT gone DO NOTHING;
        INSERT INTO users (plan) VALUES ('z') ON CONFLICT ON CONSTRAINT one_plan DO NOTHING;
        INSERT INTO users (plan) VALUES ('z') ON CONFLICT DO NOTHING;
        """#),
    "migration-out-of-order": RuleExample(
      bad: #"""
        -- The foreign key leads to a table that only the next migration creates.
        -- file: 0001_payment.sql
        CREATE TABLE payment (id integer PRIMARY KEY, invoice_id integer REFERENCES invoice (id));
        --                                                                          ^^^^^^^ 42P01
        -- file: 0002_invoice.sql
        CREATE TABLE invoice (id integer PRIMARY KEY, total numeric);
        """#,
      good: #"""
        -- The table is there when the foreign key leads to it.
        -- file: 0001_invoice.sql
        CREATE TABLE invoice (id integer PRIMARY KEY, total numeric);
        -- file: 0002_payment.sql
        CREATE TABLE payment (id integer PRIMARY KEY, invoice_id integer REFERENCES invoice (id));
        """#),
    "migration-graph-broken": RuleExample(
      bad: #"""
        -- Two branches took the same number, and git merged them without a word.
        -- framework: golang-migrate
        -- file: migrations/000001_account.up.sql
        CREATE TABLE account (id bigint PRIMARY KEY);
        -- file: migrations/000002_invoice.up.sql
        CREATE TABLE invoice (id bigint PRIMARY KEY);
        -- file: migrations/000002_payment.up.sql
        CREATE TABLE payment (id bigint PRIMARY KEY);
        --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        """#,
      good: #"""
        -- Each has a number of its own; that one is left out does no harm with this runner.
        -- framework: golang-migrate
        -- file: migrations/000001_account.up.sql
        CREATE TABLE account (id bigint PRIMARY KEY);
        -- file: migrations/000002_invoice.up.sql
        CREATE TABLE invoice (id bigint PRIMARY KEY);
        -- file: migrations/000004_payment.up.sql
        CREATE TABLE payment (id bigint PRIMARY KEY);
        """#),
    "check-then-insert-without-unique": RuleExample(
      bad: #"""
        -- The page that waits for the payment and the webhook that reports it both look for the order, and both make one: orders were paid once and
        -- delivered twice.
        -- file: migrations/0001_orders.sql
        CREATE TABLE orders (
          id             serial PRIMARY KEY,
          order_id       text NOT NULL,
          payment_status text NOT NULL
        );
        -- file: app/models.py
        from flask_sqlalchemy import SQLAlchemy

        db = SQLAlchemy()


        class Order(db.Model):
            __tablename__ = "orders"

            id = db.Column(db.Integer, primary_key=True)
            order_id = db.Column(db.String, nullable=False)
            payment_status = db.Column(db.String, nullable=False)
        -- file: app/webhook.py
        from app.models import Order, db


        def payment_captured(order_id):
            existing = Order.query.filter_by(order_id=order_id, payment_status="captured").first()
        #              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            if existing:
                return existing
            order = Order(order_id=order_id, payment_status="captured")
            db.session.add(order)
            db.session.commit()
            return order
        """#,
      good: #"""
        -- The constraint refuses the second row, whoever comes first.
        -- file: migrations/0001_orders.sql
        CREATE TABLE orders (
          id             serial PRIMARY KEY,
          order_id       text NOT NULL UNIQUE,
          payment_status text NOT NULL
        );
        -- file: app/models.py
        from flask_sqlalchemy import SQLAlchemy

        db = SQLAlchemy()


        class Order(db.Model):
            __tablename__ = "orders"

            id = db.Column(db.Integer, primary_key=True)
            order_id = db.Column(db.String, nullable=False)
            payment_status = db.Column(db.String, nullable=False)
        -- file: app/webhook.py
        from app.models import Order, db


        def payment_captured(order_id):
            existing = Order.query.filter_by(order_id=order_id, payment_status="captured").first()
            if existing:
                return existing
            order = Order(order_id=order_id, payment_status="captured")
            db.session.add(order)
            db.session.commit()
            return order
        """#),
    "deploy-before-migrate": RuleExample(
      bad: #"""
        -- The workflow deploys, and migrates in the step behind: between the two the new code asks for a column that is not there yet.
        -- framework: goose
        -- file: db/migrations/00001_orders.sql
        -- +goose Up
        CREATE TABLE orders (id bigint PRIMARY KEY);
        -- file: db/migrations/00002_total.sql
        -- +goose Up
        ALTER TABLE orders ADD COLUMN total numeric;
        -- file: .github/workflows/deploy.yml
        name: Deploy
        on:
          push:
            branches: [main]
        jobs:
          deploy:
            runs-on: ubuntu-latest
            steps:
              - uses: actions/checkout@v4
              - run: flyctl deploy --remote-only
        #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^
              - run: goose -dir db/migrations postgres "$DATABASE_URL" up
        """#,
      good: #"""
        -- The migrations have run when the new code starts.
        -- framework: goose
        -- file: db/migrations/00001_orders.sql
        -- +goose Up
        CREATE TABLE orders (id bigint PRIMARY KEY);
        -- file: db/migrations/00002_total.sql
        -- +goose Up
        ALTER TABLE orders ADD COLUMN total numeric;
        -- file: .github/workflows/deploy.yml
        name: Deploy
        on:
          push:
            branches: [main]
        jobs:
          deploy:
            runs-on: ubuntu-latest
            steps:
              - uses: actions/checkout@v4
              - run: goose -dir db/migrations postgres "$DATABASE_URL" up
              - run: flyctl deploy --remote-only
        """#),
    "required-column-without-default": RuleExample(
      bad: #"""
        -- The rows that are there have no value for the new column. On an empty test database it passes.
        -- file: 0001_accounts.sql
        CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
        -- file: 0002_plan.sql
        ALTER TABLE accounts ADD COLUMN plan text NOT NULL;
        --                              ^^^^^^^^^^^^^^^^^^ 23502
        """#,
      good: #"""
        -- The column comes without NOT NULL, is filled, and becomes NOT NULL then.
        -- file: 0001_accounts.sql
        CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
        -- file: 0002_plan.sql
        ALTER TABLE accounts ADD COLUMN plan text;
        UPDATE accounts SET plan = 'free';
        ALTER TABLE accounts ALTER COLUMN plan SET NOT NULL;
        """#),
    "not-null-without-backfill": RuleExample(
      bad: #"""
        -- The column is added, and nobody fills it before it becomes NOT NULL.
        -- file: 0001_accounts.sql
        CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
        -- file: 0002_plan.sql
        ALTER TABLE accounts ADD COLUMN plan text;
        -- file: 0003_plan_required.sql
        ALTER TABLE accounts ALTER COLUMN plan SET NOT NULL;
        --                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 23502
        """#,
      good: #"""
        -- The rows are filled in the file between.
        -- file: 0001_accounts.sql
        CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
        -- file: 0002_plan.sql
        ALTER TABLE accounts ADD COLUMN plan text;
        -- file: 0003_fill.sql
        UPDATE accounts SET plan = 'free' WHERE plan IS NULL;
        -- file: 0004_plan_required.sql
        ALTER TABLE accounts ALTER COLUMN plan SET NOT NULL;
        """#),
    "column-replaced-without-copy": RuleExample(
      bad: #"""
        -- The column gets a better name, as generators write it: it is dropped, and another one is added. All names are lost.
        -- transactions: file
        -- leaves: SELECT FROM account WHERE user_name IS NULL
        -- file: 0001_table.sql
        CREATE TABLE account (id int PRIMARY KEY, "userName" text);
        -- file: 0002_snake_case.sql
        ALTER TABLE account DROP COLUMN "userName", ADD COLUMN user_name text;
        --                  ^^^^^^^^^^^^^^^^^^^^^^
        """#,
      good: #"""
        -- RENAME COLUMN keeps the values: it changes a name in the catalog and nothing else.
        -- transactions: file
        -- leaves-none: SELECT FROM account WHERE user_name IS NULL
        -- file: 0001_table.sql
        CREATE TABLE account (id int PRIMARY KEY, "userName" text);
        -- file: 0002_snake_case.sql
        ALTER TABLE account RENAME COLUMN "userName" TO user_name;
        """#),
    "enum-label-replaced-without-data-migration": RuleExample(
      bad: #"""
        -- Two tables hold values of the type. The rows of one of them move to the new spelling, and the other one was forgotten.
        -- transactions: file
        -- leaves: SELECT FROM history WHERE plan = 'FREE'
        -- file: 0001_plan.sql
        CREATE TYPE plan AS ENUM ('FREE', 'PRO');
        CREATE TABLE account (id int PRIMARY KEY, plan plan NOT NULL);
        CREATE TABLE history (id int PRIMARY KEY, plan plan NOT NULL);
        -- file: 0002_small_letters.sql
        ALTER TYPE plan ADD VALUE 'free';
        --                        ^^^^^^
        -- file: 0003_rows.sql
        UPDATE account SET plan = 'free' WHERE plan = 'FREE';
        CREATE TABLE invoice (id int PRIMARY KEY, plan plan NOT NULL);
        """#,
      good: #"""
        -- RENAME VALUE changes the label, and with it all rows and defaults.
        -- transactions: file
        -- leaves-none: SELECT FROM history WHERE plan::text = 'FREE'
        -- file: 0001_plan.sql
        CREATE TYPE plan AS ENUM ('FREE', 'PRO');
        CREATE TABLE account (id int PRIMARY KEY, plan plan NOT NULL DEFAULT 'FREE');
        CREATE TABLE history (id int PRIMARY KEY, plan plan NOT NULL);
        -- file: 0002_small_letters.sql
        ALTER TYPE plan RENAME VALUE 'FREE' TO 'free';
        """#),
    "constraint-never-validated": RuleExample(
      bad: #"""
        -- The foreign key is added NOT VALID so that nobody has to wait. The second step was forgotten: files have come since.
        -- transactions: file
        -- file: 0001_tables.sql
        CREATE TABLE customer (id int PRIMARY KEY);
        CREATE TABLE orders (id int PRIMARY KEY, customer_id int);
        -- file: 0002_reference.sql
        ALTER TABLE orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id) NOT VALID;
        --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        -- file: 0003_something_else.sql
        CREATE INDEX orders_customer ON orders (customer_id);
        -- leaves: SELECT FROM pg_constraint WHERE NOT convalidated
        """#,
      good: #"""
        -- Two steps: new rows are checked from the first on, the old ones by the second, and nobody waits long for either.
        -- transactions: file
        -- file: 0001_tables.sql
        CREATE TABLE customer (id int PRIMARY KEY);
        CREATE TABLE orders (id int PRIMARY KEY, customer_id int);
        -- file: 0002_reference.sql
        ALTER TABLE orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer_id) REFERENCES customer (id) NOT VALID;
        -- file: 0003_mend.sql
        UPDATE orders SET customer_id = NULL WHERE NOT EXISTS (SELECT FROM customer WHERE customer.id = orders.customer_id);
        -- file: 0004_validate.sql
        ALTER TABLE orders VALIDATE CONSTRAINT orders_customer_fkey;
        -- leaves-none: SELECT FROM pg_constraint WHERE NOT convalidated
        """#),
    "constraint-fails-on-existing-rows": RuleExample(
      bad: #"""
        -- Every row gets the default, which the check does not allow.
        -- file: 0001_accounts.sql
        CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
        -- file: 0002_seats.sql
        ALTER TABLE accounts ADD COLUMN seats integer NOT NULL DEFAULT 0;
        ALTER TABLE accounts ADD CONSTRAINT some_seats CHECK (seats > 0);
        --                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 23514
        """#,
      good: #"""
        -- The default is one that the check allows.
        -- file: 0001_accounts.sql
        CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
        -- file: 0002_seats.sql
        ALTER TABLE accounts ADD COLUMN seats integer NOT NULL DEFAULT 1;
        ALTER TABLE accounts ADD CONSTRAINT some_seats CHECK (seats > 0);
        """#),
    "unique-without-deduplication": RuleExample(
      bad: #"""
        -- The column has been there for long, and nothing kept two rows from being alike.
        -- file: 0001_accounts.sql
        CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
        -- file: 0002_email.sql
        ALTER TABLE accounts ADD CONSTRAINT accounts_email_key UNIQUE (email);
        --                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 23505
        """#,
      good: #"""
        -- Of rows that are alike only the oldest stays.
        -- file: 0001_accounts.sql
        CREATE TABLE accounts (id serial PRIMARY KEY, email text NOT NULL, kind text NOT NULL, region text, fax text DEFAULT '-');
        -- file: 0002_email.sql
        DELETE FROM accounts a USING accounts b WHERE a.id > b.id AND a.email = b.email;
        ALTER TABLE accounts ADD CONSTRAINT accounts_email_key UNIQUE (email);
        """#),
    "backfill-not-repeatable": RuleExample(
      bad: #"""
        -- The index cannot be built in a transaction, so nothing here is in one. If building it fails, say because the deploy is stopped
        -- meanwhile, the prices are in cents by then. goose has not recorded the version, and the next run has them in cents of cents.
        -- framework: goose
        -- file: 001_article.sql
        -- +goose Up
        CREATE TABLE article (id bigint PRIMARY KEY, number text, price numeric);
        -- file: 002_cents.sql
        -- +goose NO TRANSACTION
        -- +goose Up
        UPDATE article SET price = price * 100;
        --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        CREATE INDEX CONCURRENTLY IF NOT EXISTS article_number ON article (number);
        """#,
      good: #"""
        -- Each statement looks whether it is done.
        -- framework: goose
        -- file: 001_article.sql
        -- +goose Up
        CREATE TABLE article (id bigint PRIMARY KEY, price numeric, is_in_cents boolean NOT NULL DEFAULT false);
        CREATE TABLE price (article_id bigint UNIQUE, price numeric);
        -- file: 002_cents.sql
        -- +goose NO TRANSACTION
        -- +goose Up
        UPDATE article SET price = price * 100, is_in_cents = true WHERE NOT is_in_cents;
        INSERT INTO price SELECT id, price FROM article ON CONFLICT (article_id) DO NOTHING;
        CREATE INDEX CONCURRENTLY IF NOT EXISTS article_price ON article (price);
        """#),
    "backfill-holds-schema-lock": RuleExample(
      bad: #"""
        -- ADD COLUMN takes ACCESS EXCLUSIVE on account for a moment. But the file is one transaction, and holds the lock until the UPDATE
        -- behind it is through all rows: until then nobody can so much as read an account.
        -- framework: goose
        -- file: migrations/001_account.sql
        -- +goose Up
        CREATE TABLE account (id bigint PRIMARY KEY, email text NOT NULL);
        -- file: migrations/002_domain.sql
        -- +goose Up
        ALTER TABLE account ADD COLUMN domain text;
        UPDATE account SET domain = split_part(email, '@', 2);
        --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        ALTER TABLE account ALTER COLUMN domain SET NOT NULL;
        """#,
      good: #"""
        -- The lock of ADD COLUMN is given back before rows are changed, and each batch gives back the locks of its rows.
        -- framework: goose
        -- file: migrations/001_account.sql
        -- +goose Up
        CREATE TABLE account (id bigint PRIMARY KEY, email text NOT NULL);
        -- file: migrations/002_domain.sql
        -- +goose Up
        ALTER TABLE account ADD COLUMN domain text;
        -- file: migrations/003_fill_domain.sql
        -- +goose NO TRANSACTION
        -- +goose Up
        -- +goose StatementBegin
        DO $$
        DECLARE
          step CONSTANT bigint := 10000;
        BEGIN
          FOR batch IN 0 .. (SELECT coalesce(max(id), 0) FROM account) / step LOOP
            UPDATE account SET domain = split_part(email, '@', 2)
              WHERE id >= batch * step AND id < (batch + 1) * step AND domain IS NULL;
            COMMIT;
          END LOOP;
        END $$;
        -- +goose StatementEnd
        """#),
  ]
}
