from django.db import migrations


class Migration(migrations.Migration):
    operations = [migrations.RunSQL("ALTER TYPE mood ADD VALUE 'new'")]
