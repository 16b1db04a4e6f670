// Made by Tests/RuleTests/GeneratedFileTests.swift from Fixtures/rules.

extension RuleExample {
  static let conflictTargetNotUnique = RuleExample(
    bad: #"""
      -- The upsert looks for an index over the e-mail address alone, and the only one there is over two columns.
      -- file: 0001_users.sql
      CREATE TABLE users (id serial PRIMARY KEY, tenant integer, email text, plan text, UNIQUE (tenant, email));
      -- file: 0002_seed.sql
      INSERT INTO users (tenant, email, plan) VALUES (1, 'root@example.com', 'pro')
      ON CONFLICT (email) DO UPDATE SET plan = excluded.plan;
      --           ^^^^^ 42P10
      """#,
    said: #"""
      error[conflict-target-not-unique]: ON CONFLICT wants a unique index on users (email), and there
        is none: PostgreSQL answers 42P10
         ╭─ 0002_seed.sql:2:14
       2 │ ON CONFLICT (email) DO UPDATE SET plan = excluded.plan;
         │              ^^^^^ fails with 42P10
         ╰
        = help: Create it first: CREATE UNIQUE INDEX ON users (email). What is unique now: (id),
                (tenant, email).
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
      """#)
}
