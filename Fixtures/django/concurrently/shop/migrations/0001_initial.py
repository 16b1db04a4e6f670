from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(name="Book", fields=[("id", models.BigAutoField(primary_key=True)), ("pages", models.IntegerField()), ("title", models.CharField(max_length=20))]),
    ]
