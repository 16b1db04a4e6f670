-- RemoveField and AddField under one name: makemigrations writes it so when somebody says that it is no rename.
-- framework: django
-- leaves: SELECT FROM shop_order WHERE state = 0
-- file: shop/migrations/__init__.py
-- file: shop/migrations/0001_initial.py
from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel("Order", [("id", models.AutoField(primary_key=True)), ("state", models.CharField(max_length=20))]),
    ]
-- file: shop/migrations/0002_number.py
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.RemoveField("order", "state"),
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely column-replaced-without-copy - "state of shop_order is dropped and added anew"
        migrations.AddField("order", "state", models.IntegerField(default=0)),
    ]
