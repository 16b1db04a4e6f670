from sqlalchemy.exc import IntegrityError

from app import db
from app.models import Order, Subscription


def record(order_id, user_id, plan):
    """The order and its subscription, in one transaction: whoever comes second finds what the first has made."""
    order = Order.query.filter_by(order_id=order_id).first()
    if order is not None:
        return order
    order = Order(order_id=order_id, user_id=user_id, payment_status="captured")
    try:
        db.session.add(order)
        db.session.add(Subscription(order_id=order_id, user_id=user_id, plan=plan))
        db.session.commit()
    except IntegrityError:
        db.session.rollback()
        order = Order.query.filter_by(order_id=order_id).one()
    return order
