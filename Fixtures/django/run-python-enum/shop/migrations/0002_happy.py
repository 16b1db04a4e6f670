from django.db import migrations, models


def upgrade(apps, schema_editor):
    for label in ("happy", "glad"):
        schema_editor.execute(f"ALTER TYPE mood ADD VALUE '{label}'")
    schema_editor.execute("UPDATE feeling SET m = 'glad' WHERE m = 'ok'")


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [migrations.RunPython(upgrade)]
