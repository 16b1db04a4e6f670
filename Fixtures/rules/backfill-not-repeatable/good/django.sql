-- atomic = False is for the index alone: the function has a migration, and so a transaction, of its own.
-- framework: django
-- runs-once: the function is in a transaction
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
from django.db import migrations
from django.db.models import F


def cents(apps, schema_editor):
    apps.get_model("shop", "Article").objects.update(price=F("price") * 100)


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [migrations.RunPython(cents)]
-- file: shop/migrations/0003_index.py
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("shop", "0002_cents")]
    operations = [
        AddIndexConcurrently("article", models.Index(fields=["number"], name="article_number")),
    ]
