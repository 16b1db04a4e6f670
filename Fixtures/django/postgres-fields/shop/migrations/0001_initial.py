import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.search
from django.contrib.postgres.indexes import BrinIndex, GinIndex, HashIndex
from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tags", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), default=list, size=None)),
                ("matrix", django.contrib.postgres.fields.ArrayField(base_field=django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=3), size=None)),
                ("pages", django.contrib.postgres.fields.ranges.IntegerRangeField(null=True)),
                ("during", django.contrib.postgres.fields.ranges.DateTimeRangeField(null=True)),
                ("days", django.contrib.postgres.fields.ranges.DateRangeField(null=True)),
                ("price", django.contrib.postgres.fields.ranges.DecimalRangeField(null=True)),
                ("search", django.contrib.postgres.search.SearchVectorField(null=True)),
                ("created", models.DateTimeField()),
                ("title", models.CharField(max_length=100)),
            ],
            options={
                "indexes": [
                    GinIndex(fields=["tags"], name="document_tags_gin"),
                    GinIndex(fields=["search"], fastupdate=False, name="document_search_gin"),
                    BrinIndex(fields=["created"], name="document_created_brin", pages_per_range=16),
                    HashIndex(fields=["title"], name="document_title_hash"),
                ],
            },
        ),
    ]
