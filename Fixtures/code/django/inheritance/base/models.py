from django.db import models


class Stamped(models.Model):
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True
        app_label = "people"


class Keyed(Stamped):
    key = models.UUIDField(primary_key=True)
    watchers = models.ManyToManyField("people.Person", related_name="+")

    class Meta(Stamped.Meta):
        abstract = True
        db_table = "keyed_things"
