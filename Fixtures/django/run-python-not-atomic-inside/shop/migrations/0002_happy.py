from django.db import migrations, models


def upgrade(apps, schema_editor):
    schema_editor.execute("ALTER TYPE mood ADD VALUE 'happy'")
    schema_editor.execute("UPDATE feeling SET m = 'happy' WHERE m = 'ok'")


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    # It changes nothing in a migration that is atomic itself.
    operations = [migrations.RunPython(upgrade, atomic=False)]
