// Made by Tests/RuleTests/GeneratedFileTests.swift from Fixtures/rules.

extension RuleExample {
  static let codeDisagreesWithEnum = RuleExample(
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
    said: #"""
      error[code-disagrees-with-enum]: UserPlan sends 'FREE', 'PRO' and 'ENTERPRISE', which are no
        labels of userplan (did you mean 'free'?): PostgreSQL answers 22P02
          ╭─ app/models.py:10:5
       10 │     FREE = "free"
          │     ^^^^ fails with 22P02
       11 │ #   ^^^^ error likely code-disagrees-with-enum 22P02 "'FREE', 'PRO' and 'ENTERPRISE', whi…
       12 │     PRO = "pro"
          │     ─── 'PRO' is sent here
       13 │     ENTERPRISE = "enterprise"
          │     ────────── 'ENTERPRISE' is sent here
          ├─ migrations/0001_users.sql:1:1
        1 │ CREATE TYPE userplan AS ENUM ('free', 'pro', 'enterprise');
          │ ────────────────────────────────────────────────────────── userplan is created here
          ╰
        = help: Send the labels as the type has them: SQLAlchemy does so with values_callable=lambda
                kind: [member.value for member in kind] where the values of the members are the
                labels. Or rename the labels with ALTER TYPE userplan RENAME VALUE.
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
      """#)
}
