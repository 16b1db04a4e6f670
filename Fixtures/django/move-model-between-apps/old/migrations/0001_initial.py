import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(name="Book", fields=[("id", models.BigAutoField(primary_key=True))]),
        migrations.CreateModel(name="Page", fields=[("id", models.BigAutoField(primary_key=True)), ("book", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="old.book"))]),
    ]
