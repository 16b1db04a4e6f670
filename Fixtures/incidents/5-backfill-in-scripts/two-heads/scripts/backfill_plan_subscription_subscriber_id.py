"""Fills plan_subscriptions.subscriber_id from the subscriber of the same address.

    backfill_plan_subscription_subscriber_id.py --dry-run | --commit
"""
import argparse
import os

from sqlalchemy import create_engine, text

BATCH = 100


def main():
    parser = argparse.ArgumentParser()
    mode = parser.add_mutually_exclusive_group(required=True)
    mode.add_argument("--dry-run", action="store_true")
    mode.add_argument("--commit", action="store_true")
    arguments = parser.parse_args()
    ambiguous = []
    with create_engine(os.environ["DATABASE_URL"]).connect() as connection:
        rows = connection.execute(text("SELECT id, email FROM plan_subscriptions WHERE subscriber_id IS NULL")).fetchall()
        for number, row in enumerate(rows, 1):
            found = connection.execute(
                text("SELECT subscriber_id FROM subscribers WHERE email = :email"), {"email": row.email}
            ).fetchall()
            if len(found) != 1:
                ambiguous.append(row.id)
                continue
            connection.execute(
                text("UPDATE plan_subscriptions SET subscriber_id = :subscriber WHERE id = :id"),
                {"subscriber": found[0].subscriber_id, "id": row.id},
            )
            if arguments.commit and number % BATCH == 0:
                connection.commit()
        if arguments.commit:
            connection.commit()
    print(f"{len(rows) - len(ambiguous)} filled, {len(ambiguous)} ambiguous: {ambiguous}")


if __name__ == "__main__":
    main()
