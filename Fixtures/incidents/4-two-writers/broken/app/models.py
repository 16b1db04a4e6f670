from app import db


class Order(db.Model):
    __tablename__ = "orders"

    id = db.Column(db.Integer, primary_key=True)
    order_id = db.Column(db.String(64), nullable=False)
    user_id = db.Column(db.Integer, nullable=False)
    payment_status = db.Column(db.String(20), nullable=False)


class Subscription(db.Model):
    __tablename__ = "subscriptions"

    id = db.Column(db.Integer, primary_key=True)
    order_id = db.Column(db.String(64), nullable=False)
    user_id = db.Column(db.Integer, nullable=False)
    plan = db.Column(db.String(20), nullable=False)
