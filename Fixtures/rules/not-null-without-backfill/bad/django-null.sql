-- A field that allowed NULL is made required, and the question for the rows was answered with “ignore”.
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
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.RunSQL("ALTER TABLE shop_account ALTER COLUMN region SET NOT NULL"),
#                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely not-null-without-backfill 23502
    ]
