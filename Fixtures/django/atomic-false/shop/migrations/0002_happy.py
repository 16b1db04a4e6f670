from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.RunSQL("ALTER TYPE mood ADD VALUE 'happy'"),
        migrations.RunSQL("UPDATE feeling SET m = 'happy' WHERE m = 'ok'"),
        migrations.RunSQL(["ALTER TYPE mood ADD VALUE 'glad'", "UPDATE feeling SET m = 'glad'"]),
        migrations.RunSQL("CREATE INDEX CONCURRENTLY feeling_m ON feeling (m)"),
    ]
