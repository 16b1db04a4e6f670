from app.payments import record


def verify_payment(user, order_id, plan):
    """The page that waits for the payment."""
    return record(order_id, user.id, plan)
