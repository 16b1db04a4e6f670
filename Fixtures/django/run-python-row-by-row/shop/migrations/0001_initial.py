import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(name="Customer", fields=[("id", models.BigAutoField(primary_key=True)), ("name", models.CharField(max_length=30))]),
        migrations.CreateModel(name="Order", fields=[
            ("id", models.BigAutoField(primary_key=True)),
            ("state", models.CharField(default="new", max_length=10)),
            ("ref", models.CharField(null=True, max_length=40)),
            ("customer", models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, to="shop.customer")),
        ]),
    ]
