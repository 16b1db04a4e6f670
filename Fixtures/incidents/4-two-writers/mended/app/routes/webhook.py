from app.models import Order
from app.payments import record


def payment_captured(payload):
    """What Razorpay reports, often before the page asks."""
    order_id = payload["order_id"]
    if Order.query.filter_by(order_id=order_id, payment_status="captured").first():
        return "seen"
    record(order_id, payload["user_id"], payload["plan"])
    return "done"
