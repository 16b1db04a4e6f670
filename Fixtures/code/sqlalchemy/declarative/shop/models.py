from datetime import datetime
from typing import Annotated, List, Optional

from sqlalchemy import BigInteger, Column, ForeignKey, Numeric, String, Text, func, select
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, column_property, composite, deferred, mapped_column, relationship, synonym

from .base import Base

intpk = Annotated[int, mapped_column(BigInteger, primary_key=True)]
note = Annotated[Optional[str], mapped_column(Text)]
CUSTOMERS = "customer"


class Customer(Base):
    __tablename__ = CUSTOMERS

    id: Mapped[intpk]
    # The attribute has one name, the column another.
    mail: Mapped[str] = mapped_column("email", String(200), unique=True)
    nickname: Mapped[Optional[str]]
    phone: Mapped["str | None"]
    remark: Mapped[note]
    login = synonym("mail")
    biography = deferred(Column(Text))
    since: Mapped[datetime] = mapped_column(server_default=func.now())
    # What is written counts more than the annotation.
    legacy: Mapped[str] = mapped_column(nullable=True)
    orders: Mapped[List["Order"]] = relationship(back_populates="customer")

    @hybrid_property
    def display(self):
        return self.nickname or self.mail


class Order(Base):
    __tablename__ = "order"
    __table_args__ = {"schema": "sales"}

    id = Column(BigInteger, primary_key=True)
    customer_id = Column(ForeignKey("shop.customer.id"), nullable=False)
    total = Column("total_amount", Numeric(10, 2))
    voucher_id: Mapped[int | None] = mapped_column(ForeignKey("sales.voucher.id"))
    customer: Mapped[Customer] = relationship(back_populates="orders")
    place = composite(tuple, mapped_column("place_x"), mapped_column("place_y"))


Customer.order_count = column_property(select(func.count(Order.id)).scalar_subquery())
