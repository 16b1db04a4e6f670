from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(name="Event", fields=[
            ("id", models.BigAutoField(primary_key=True)),
            ("name", models.CharField(max_length=50)),
            ("place", models.CharField(max_length=50)),
            ("starts", models.IntegerField()),
            ("ends", models.IntegerField(null=True)),
            ("state", models.CharField(max_length=10)),
            ("is_open", models.BooleanField(default=True)),
        ], options={"constraints": [
            models.CheckConstraint(condition=models.Q(("starts__gte", 0)), name="event_starts"),
            models.UniqueConstraint(fields=("name", "place"), name="event_unique_place"),
            models.UniqueConstraint(condition=models.Q(("state", "live")), fields=("name",), name="event_one_live"),
        ]}),
    ]
