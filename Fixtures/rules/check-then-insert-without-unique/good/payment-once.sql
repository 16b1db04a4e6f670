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
