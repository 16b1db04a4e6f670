-- Django cuts the first migration of an app in two where models of several apps lead to each other. Both belong to the first deploy.
-- framework: django
-- file: shop/migrations/__init__.py
-- file: shop/migrations/0001_initial.py
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel("Account", [("id", models.BigAutoField(primary_key=True))]),
        migrations.CreateModel("Payment", [("id", models.BigAutoField(primary_key=True))]),
    ]
-- file: shop/migrations/0002_initial.py
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AddField(
            "payment", "account", models.ForeignKey("shop.Account", django.db.models.deletion.CASCADE)
        ),
    ]
