-- RunSQL beside the operations adds what the model will demand.
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
        migrations.RunSQL("ALTER TABLE shop_account ADD COLUMN plan text NOT NULL"),
#                                                              ^^^^^^^^^^^^^^^^^^ error likely required-column-without-default 23502
    ]
