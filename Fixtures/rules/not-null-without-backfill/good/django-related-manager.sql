-- Rows can be filled from the other side of the relation.
-- framework: django
-- file: shop/migrations/__init__.py
-- file: shop/migrations/0001_initial.py
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            "Page", [("id", models.BigAutoField(primary_key=True)), ("title", models.CharField(max_length=80))]
        ),
    ]
-- file: shop/migrations/0002_kind.py
import django.db.models.deletion
from django.db import migrations, models


def fill(apps, schema_editor):
    pages = apps.get_model("shop", "Page").objects.all()
    if pages:
        kind = apps.get_model("shop", "Kind").objects.create(name="Default")
        kind.pages.add(*pages)


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.CreateModel(
            "Kind", [("id", models.BigAutoField(primary_key=True)), ("name", models.CharField(max_length=80))]
        ),
        migrations.AddField(
            "page",
            "kind",
            models.ForeignKey("shop.Kind", django.db.models.deletion.CASCADE, null=True, related_name="pages"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
-- file: shop/migrations/0003_kind_required.py
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0002_kind")]
    operations = [
        migrations.AlterField(
            "page", "kind", models.ForeignKey("shop.Kind", django.db.models.deletion.CASCADE, related_name="pages")
        ),
    ]
