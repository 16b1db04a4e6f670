from django.db import models

from base.models import Keyed, Stamped


class Person(Stamped):
    name = models.CharField(max_length=50)


class Employee(Person):
    """A table of its own, with a key to that of all persons."""

    salary = models.IntegerField()


class Contractor(Person):
    person = models.OneToOneField(Person, on_delete=models.CASCADE, parent_link=True, primary_key=True)
    rate = models.IntegerField()


class Boss(Employee):
    class Meta:
        proxy = True


class Deputy(Boss):
    boss = models.ForeignKey(Boss, on_delete=models.CASCADE, related_name="+")


class Thing(Keyed):
    """Has the name of its table from its base."""

    changed = None


class View(models.Model):
    total = models.IntegerField()

    class Meta:
        managed = False
        db_table = "person_totals"
