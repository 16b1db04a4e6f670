from app import db
from app.models import Order, Subscription


def payment_captured(payload):
    """What Razorpay reports, often before the page asks."""
    order_id = payload["order_id"]
    if Order.query.filter_by(order_id=order_id, payment_status="captured").first():
        return "seen"
    db.session.add(Order(order_id=order_id, user_id=payload["user_id"], payment_status="captured"))
    db.session.commit()
    db.session.add(Subscription(order_id=order_id, user_id=payload["user_id"], plan=payload["plan"]))
    db.session.commit()
    return "done"
