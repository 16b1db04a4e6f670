import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="Place",
            fields=[
                ("id", models.BigAutoField(primary_key=True)),
                ("last_order", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, to="shop.order")),
            ],
        ),
    ]
