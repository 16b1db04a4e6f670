from django.db import models


class ShortField(models.CharField):
    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 20)
        super().__init__(*args, **kwargs)


class VirtualField(models.Field):
    """Has no column: it is found by what it is made of."""

    def contribute_to_class(self, cls, name, **kwargs):
        super().contribute_to_class(cls, name, private_only=True, **kwargs)


def price(**options):
    return models.DecimalField(max_digits=10, decimal_places=2, **options)
