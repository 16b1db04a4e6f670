-- The rows behind one key are not all.
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
                ("kind", models.CharField(max_length=20)),
                ("region", models.CharField(max_length=80, null=True)),
            ],
        ),
    ]
-- file: shop/migrations/0002_plan.py
from django.db import migrations, models


def fill(apps, schema_editor):
    Account = apps.get_model("shop", "Account")
    Account.objects.filter(pk__gt=2).update(plan="free")


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AddField("account", "plan", models.CharField(max_length=80, null=True)),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
-- file: shop/migrations/0003_plan_required.py
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0002_plan")]
    operations = [
        migrations.AlterField("account", "plan", models.CharField(max_length=80)),
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely not-null-without-backfill 23502
    ]
