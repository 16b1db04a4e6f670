from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.RunSQL("CREATE TYPE mood AS ENUM ('sad', 'ok')"),
        migrations.RunSQL("CREATE TABLE feeling (id int, m mood)"),
    ]
