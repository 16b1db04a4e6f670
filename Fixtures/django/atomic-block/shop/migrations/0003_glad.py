from django.db import migrations, transaction


def upgrade(apps, schema_editor):
    with transaction.atomic():
        schema_editor.execute("ALTER TYPE mood ADD VALUE 'glad'")
        schema_editor.execute("UPDATE feeling SET m = 'glad' WHERE m = 'ok'")


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("shop", "0002_happy")]
    operations = [migrations.RunPython(upgrade)]
