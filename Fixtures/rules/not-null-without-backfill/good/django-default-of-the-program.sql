-- A default that the program makes is written into the rows that hold NULL by Django itself.
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


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AddField("account", "token", models.UUIDField(null=True)),
    ]
-- file: shop/migrations/0003_token_required.py
import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0002_plan")]
    operations = [
        migrations.AlterField("account", "token", models.UUIDField(default=uuid.uuid4)),
    ]
