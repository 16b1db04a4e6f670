import enum

from sqlalchemy import Column, Enum, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class UserPlan(str, enum.Enum):
    FREE = "free"
    PRO = "pro"
    ENTERPRISE = "enterprise"
    STUDENT = "student"
    COACHING_SCHOOL = "coaching_school"


def labels(plans):
    """The values are stored: the names of the members stand in capitals."""
    return [plan.value for plan in plans]


class User(Base):
    __tablename__ = "user"

    id = Column(Integer, primary_key=True)
    email = Column(String(255), nullable=False, unique=True)
    plan = Column(Enum(UserPlan, values_callable=labels), nullable=False)


class PlanConfiguration(Base):
    __tablename__ = "plan_configurations"

    id = Column(Integer, primary_key=True)
    plan = Column(Enum(UserPlan, values_callable=labels), nullable=False)
    monthly_credits = Column(Integer, nullable=False)


class SubscriptionHistory(Base):
    __tablename__ = "subscription_history"

    id = Column(Integer, primary_key=True)
    user_id = Column(Integer, ForeignKey("user.id"), nullable=False)
    plan = Column(Enum(UserPlan, values_callable=labels), nullable=False)
