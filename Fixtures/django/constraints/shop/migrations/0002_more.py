from django.db import migrations, models
from django.db.models import F, Q
from django.db.models.functions import Lower


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AddConstraint("event", models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="event_order")),
        migrations.AddConstraint("event", models.CheckConstraint(condition=Q(("state__in", ["live", "over", "it's"])), name="event_states")),
        migrations.AddConstraint("event", models.CheckConstraint(condition=Q(("ends__isnull", True), ("is_open", True), _connector="OR"), name="event_open")),
        migrations.AddConstraint("event", models.CheckConstraint(condition=~Q(state="never") & Q(ends__range=(1, 9)), name="event_never")),
        migrations.AddConstraint("event", models.UniqueConstraint(fields=["starts"], name="event_deferred", deferrable=models.Deferrable.DEFERRED)),
        migrations.AddConstraint("event", models.UniqueConstraint(fields=["ends"], include=["name"], name="event_covering")),
        migrations.AddConstraint("event", models.UniqueConstraint(fields=["ends", "place"], name="event_nulls", nulls_distinct=False)),
        migrations.AddConstraint("event", models.UniqueConstraint(Lower("name"), name="event_lower_name")),
        migrations.AddConstraint("event", models.UniqueConstraint(fields=["place"], name="event_class", opclasses=["varchar_pattern_ops"])),
        migrations.AlterConstraint("event", "event_unique_place", models.UniqueConstraint(fields=("name", "place"), name="event_unique_place", violation_error_message="taken")),
        migrations.RemoveConstraint("event", "event_starts"),
        migrations.RemoveConstraint("event", "event_one_live"),
        migrations.RemoveConstraint("event", "event_unique_place"),
        migrations.RemoveConstraint("event", "event_lower_name"),
    ]
