from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.RunSQL("ALTER TYPE mood ADD VALUE 'happy'"),
        migrations.RunSQL("UPDATE feeling SET m = 'happy' WHERE m = 'ok'"),
    ]
