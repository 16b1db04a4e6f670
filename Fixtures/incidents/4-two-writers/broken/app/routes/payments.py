from app import db
from app.models import Order, Subscription


def verify_payment(user, order_id, plan):
    """The page that waits for the payment."""
    order = Order.query.filter_by(order_id=order_id, payment_status="captured").first()
    if order is None:
        order = Order(order_id=order_id, user_id=user.id, payment_status="captured")
        db.session.add(order)
        db.session.commit()
    subscription = Subscription.query.filter_by(order_id=order_id).first()
    if not subscription:
        db.session.add(Subscription(order_id=order_id, user_id=user.id, plan=plan))
        db.session.commit()
    return order
