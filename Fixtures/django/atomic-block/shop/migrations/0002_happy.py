from django.db import migrations, transaction


def upgrade(apps, schema_editor):
    with transaction.atomic():
        schema_editor.execute("ALTER TYPE mood ADD VALUE 'happy'")
    with transaction.atomic():
        schema_editor.execute("UPDATE feeling SET m = 'happy' WHERE m = 'ok'")


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("shop", "0001_initial")]
    operations = [migrations.RunPython(upgrade)]
