// Made by Tests/RuleTests/GeneratedFileTests.swift from Fixtures/rules.

extension RuleExample {
  static let checkThenInsertWithoutUnique = RuleExample(
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
    said: #"""
      warning[check-then-insert-without-unique]: two that run this query at once both find no row of
        orders with the same order_id, payment_status, and both insert one: no unique index refuses
        the second
         ╭─ app/webhook.py:5:16
       5 │     existing = Order.query.filter_by(order_id=order_id, payment_status="captured").first()
         │                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
         ┆
       9 │     order = Order(order_id=order_id, payment_status="captured")
         │             ─────────────────────────────────────────────────── and inserts it here
         ├─ migrations/0001_orders.sql:1:1
       1 │ CREATE TABLE orders (
         │ ───────────────────── orders is created here
         ╰
        = help: Remove the duplicates that are there, then add a UNIQUE constraint on orders
                (order_id, payment_status), or on those of them that tell the rows apart; and insert
                with ON CONFLICT DO NOTHING, or look again when 23505 comes.
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
      """#)
}
