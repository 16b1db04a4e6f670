-- atomic = False for the index, and so for the function before it.
-- framework: django
-- file: shop/migrations/__init__.py
-- file: shop/migrations/0001_initial.py
from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(
            "Article", [("id", models.AutoField(primary_key=True)), ("number", models.TextField()), ("price", models.IntegerField())]
        ),
    ]
-- file: shop/migrations/0002_cents.py
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models import F


def cents(apps, schema_editor):
    apps.get_model("shop", "Article").objects.update(price=F("price") * 100)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely backfill-not-repeatable -


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.RunPython(cents),
        AddIndexConcurrently("article", models.Index(fields=["number"], name="article_number")),
    ]
