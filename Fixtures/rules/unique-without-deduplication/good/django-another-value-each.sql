-- Django's own recipe: another value for each row.
-- framework: django
-- file: shop/migrations/__init__.py
-- file: shop/migrations/0001_initial.py
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Account",
            fields=[
                ("id", models.BigAutoField(primary_key=True)),
                ("email", models.CharField(max_length=80)),
                ("region", models.CharField(max_length=20, null=True)),
            ],
        ),
    ]
-- file: shop/migrations/0002_next.py
import uuid

from django.db import migrations, models


def fill(apps, schema_editor):
    for account in apps.get_model("shop", "Account").objects.all():
        account.code = uuid.uuid4()
        account.save(update_fields=["code"])


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AddField("account", "code", models.UUIDField(null=True)),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterField("account", "code", models.UUIDField(null=True, unique=True)),
    ]
