-- An enum that RunSQL makes, and rows that nobody moves.
-- framework: django
-- leaves: SELECT FROM shop_order WHERE state = 'OPEN'
-- file: shop/migrations/__init__.py
-- file: shop/migrations/0001_initial.py
from django.db import migrations


class Migration(migrations.Migration):
    operations = [
        migrations.RunSQL("CREATE TYPE state AS ENUM ('OPEN', 'PAID')"),
        migrations.RunSQL("CREATE TABLE shop_order (id int PRIMARY KEY, state state NOT NULL)"),
    ]
-- file: shop/migrations/0002_label.py
from django.db import migrations


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.RunSQL("ALTER TYPE state ADD VALUE 'open'"),
#                                                     ^^^^^^ warning likely enum-label-replaced-without-data-migration - "those of shop_order.state keep 'OPEN'"
    ]
-- file: shop/migrations/0003_table.py
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("shop", "0002_label")]
    operations = [migrations.RunSQL("CREATE TABLE shop_note (id int PRIMARY KEY)")]
