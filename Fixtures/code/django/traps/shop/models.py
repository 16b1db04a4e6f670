"""class Ghost(models.Model): name = models.CharField()"""
import os

from django.db import models


class Base(models.Model):
    name = models.CharField(max_length=5)

    class Meta:
        abstract = True


class Helper:
    """No model: nothing makes it one."""

    name = models.CharField(max_length=5)


class Order(Base):
    class Meta:
        db_table = os.environ["TABLE"]
