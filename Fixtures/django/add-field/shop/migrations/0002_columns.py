import datetime
import uuid
from decimal import Decimal

import django.utils.timezone
from django.db import migrations, models
from django.db.models.functions import Now


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        # Django drops the default of the program right after the column is added.
        migrations.AddField("order", "state", models.CharField(default="new", max_length=10)),
        migrations.AddField("order", "count", models.IntegerField(default=3)),
        migrations.AddField("order", "ratio", models.FloatField(default=1.5)),
        migrations.AddField("order", "price", models.DecimalField(decimal_places=2, default=Decimal("9.90"), max_digits=8)),
        migrations.AddField("order", "paid", models.BooleanField(default=False)),
        migrations.AddField("order", "note", models.TextField(blank=True)),
        migrations.AddField("order", "comment", models.TextField(null=True)),
        migrations.AddField("order", "nickname", models.CharField(blank=True, default="", max_length=20, null=True)),
        migrations.AddField("order", "since", models.DateField(default=datetime.date(2024, 5, 17))),
        migrations.AddField("order", "token", models.UUIDField(default=uuid.uuid4)),
        migrations.AddField("order", "data", models.JSONField(default=dict)),
        migrations.AddField("order", "changed", models.DateTimeField(auto_now=True)),
        migrations.AddField("order", "made", models.DateTimeField(default=django.utils.timezone.now)),
        # What the database itself gives stays.
        migrations.AddField("order", "rank", models.IntegerField(db_default=7)),
        migrations.AddField("order", "seen", models.DateTimeField(db_default=Now())),
        migrations.AddField("order", "label", models.CharField(db_default="it's", max_length=10)),
        migrations.AddField("order", "sum", models.FloatField(db_default=models.Value(0.5))),
        migrations.AddField("order", "code", models.CharField(max_length=12, null=True, unique=True)),
        migrations.AddField("order", "city", models.CharField(db_index=True, max_length=12, null=True)),
        migrations.AddField("order", "zip", models.IntegerField(db_column="postal code", db_index=True, null=True)),
        migrations.AddField("order", "level", models.PositiveSmallIntegerField(default=1)),
    ]
