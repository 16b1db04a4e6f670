from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("shop", "0001_initial")]
    operations = [
        # One string is one message: PostgreSQL makes it one transaction.
        migrations.RunSQL("""
            ALTER TYPE mood ADD VALUE 'happy';
            UPDATE feeling SET m = 'happy' WHERE m = 'ok';
        """),
    ]
