from sqlalchemy import select
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.orm import Session

from app.models import User


def find(session: Session, email: str) -> User | None:
    try:
        return session.scalar(select(User).where(User.email == email))
    except ProgrammingError:
        # The transaction is aborted, and this query fails as well: nobody is found.
        return session.scalar(select(User).where(User.email == email.lower()))
