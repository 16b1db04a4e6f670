"""Run by hand when a customer complains."""
from sqlalchemy import func

from app import db
from app.models import Subscription


def paid_twice():
    count = func.count(Subscription.id)
    return db.session.query(Subscription.order_id, count).group_by(Subscription.order_id).having(count > 1).all()
