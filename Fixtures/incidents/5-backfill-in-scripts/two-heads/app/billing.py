"""Celery tasks that bill."""
from sqlalchemy import text
from sqlalchemy.orm import Session


def plans_to_bill(session: Session, subscriber: str) -> list[str]:
    rows = session.execute(
        text("SELECT plan FROM plan_subscriptions WHERE subscriber_id = :subscriber"), {"subscriber": subscriber})
    return [row.plan for row in rows]
