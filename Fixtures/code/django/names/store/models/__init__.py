from .order import Order, OrderLine
