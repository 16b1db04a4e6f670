from django.db import models


class ShortField(models.CharField):
    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 20)
        super().__init__(*args, **kwargs)


class VirtualField(models.Field):
    """Says nothing of a type: it has no column."""


def price(**options):
    return models.DecimalField(max_digits=10, decimal_places=2, **options)
