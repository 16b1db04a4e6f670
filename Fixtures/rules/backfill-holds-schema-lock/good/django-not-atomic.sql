-- With atomic = False each operation commits by itself: the lock of AddField is gone when RunPython begins.
-- framework: django
-- file: shop/migrations/__init__.py
-- file: shop/migrations/0001_initial.py
from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel("Account", [("id", models.AutoField(primary_key=True)), ("email", models.TextField())]),
    ]
-- file: shop/migrations/0002_plan.py
from django.db import migrations, models


def fill(apps, schema_editor):
    Account = apps.get_model("shop", "Account")
    Account.objects.filter(plan__isnull=True, email__contains="@").update(plan="free")


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AddField("account", "plan", models.TextField(null=True)),
        migrations.RunPython(fill),
    ]
