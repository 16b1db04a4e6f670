-- A generator gives the keys in batches, each behind the last, until none is left.
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


def in_batches(queryset):
    last = 0
    while True:
        keys = list(queryset.filter(pk__gt=last).values_list("pk", flat=True)[:100])
        if not keys:
            break
        yield keys
        last = keys[-1]


def fill(apps, schema_editor):
    Account = apps.get_model("shop", "Account")
    accounts = Account.objects.filter(plan__isnull=True).order_by("pk")
    for keys in in_batches(accounts):
        batch = []
        for account in Account.objects.filter(pk__in=keys):
            account.plan = f"plan {account.pk}"
            batch.append(account)
        Account.objects.bulk_update(batch, ["plan"])


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
    ]
