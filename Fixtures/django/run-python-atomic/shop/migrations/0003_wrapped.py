from django.db import migrations, models


def upgrade(apps, schema_editor):
    schema_editor.execute("ALTER TYPE mood ADD VALUE 'glad'")
    schema_editor.execute("UPDATE feeling SET m = 'glad' WHERE m = 'ok'")


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("shop", "0002_bare")]
    operations = [migrations.RunPython(upgrade, atomic=True)]
