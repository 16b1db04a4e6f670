-- obj.save() for each account, with the lock of AddField held all the while.
-- framework: django
-- file: shop/migrations/__init__.py
-- file: shop/migrations/0001_initial.py
from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel("Account", [("id", models.AutoField(primary_key=True)), ("email", models.TextField())]),
    ]
-- file: shop/migrations/0002_slug.py
from django.db import migrations, models


def fill(apps, schema_editor):
    Account = apps.get_model("shop", "Account")
    for account in Account.objects.all():
        account.slug = account.email.lower()
        account.save(update_fields=["slug"])
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely backfill-holds-schema-lock -


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AddField("account", "slug", models.TextField(null=True)),
        migrations.RunPython(fill),
    ]
