import shop.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.RunSQL("CREATE TYPE mood AS ENUM ('sad', 'ok')"),
        migrations.CreateModel(name="Book", fields=[
            ("id", models.BigAutoField(primary_key=True)),
            ("price", shop.fields.MoneyField(decimal_places=2, max_digits=12)),
            ("title", shop.fields.UpperCharField(max_length=30, unique=True)),
            ("mood", shop.fields.MoodField(null=True)),
        ]),
    ]
