from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(name="Log", fields=[("id", models.AutoField(primary_key=True)), ("number", models.IntegerField())]),
        migrations.AlterField("log", "id", models.BigAutoField(primary_key=True)),
        migrations.AlterField("log", "id", models.IntegerField(primary_key=True)),
        migrations.AlterField("log", "id", models.AutoField(primary_key=True)),
    ]
