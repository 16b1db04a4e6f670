-- The rows move in a migration behind the one that commits the label.
-- framework: django
-- leaves-none: SELECT FROM shop_order WHERE state = 'OPEN'
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
    operations = [migrations.RunSQL("ALTER TYPE state ADD VALUE 'open'")]
-- file: shop/migrations/0003_rows.py
from django.db import migrations


def move(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("UPDATE shop_order SET state = 'open' WHERE state = 'OPEN'")


class Migration(migrations.Migration):
    dependencies = [("shop", "0002_label")]
    operations = [migrations.RunPython(move)]
