from django.db import migrations, models


def upgrade(apps, schema_editor):
    schema_editor.execute("ALTER TYPE mood ADD VALUE 'happy'")
    schema_editor.execute("UPDATE feeling SET m = 'happy' WHERE m = 'ok'")


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("shop", "0001_initial")]
    operations = [migrations.RunPython(upgrade)]
