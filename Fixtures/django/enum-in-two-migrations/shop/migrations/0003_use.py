from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0002_happy")]
    operations = [migrations.RunSQL("UPDATE feeling SET m = 'happy' WHERE m = 'ok'")]
