from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    operations = [
        migrations.CreateModel(
            "Order",
            [
                ("id", models.BigAutoField(primary_key=True)),
                ("state", models.CharField(max_length=10)),
                ("note", models.CharField(max_length=20, null=True)),
            ],
        ),
    ]
