-- Two last migrations in one app.
-- framework: django
-- file: shop/migrations/__init__.py
-- file: shop/migrations/0001_initial.py
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = []
    operations = [migrations.CreateModel("A", [("id", models.AutoField(primary_key=True))])]
-- file: shop/migrations/0002_b.py
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [migrations.CreateModel("B", [("id", models.AutoField(primary_key=True))])]
-- file: shop/migrations/0002_c.py
from django.db import migrations, models
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely migration-graph-broken -


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [migrations.CreateModel("C", [("id", models.AutoField(primary_key=True))])]
