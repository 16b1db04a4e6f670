import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(name="Tag", fields=[("id", models.BigAutoField(primary_key=True)), ("word", models.CharField(max_length=20))]),
        migrations.CreateModel(name="Product", fields=[
            ("id", models.UUIDField(primary_key=True)),
            ("tags", models.ManyToManyField(to="shop.tag")),
            ("similar", models.ManyToManyField(to="shop.product")),
        ]),
    ]
