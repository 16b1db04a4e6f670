import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(name="Tag", fields=[("id", models.BigAutoField(primary_key=True))]),
        migrations.CreateModel(name="Product", fields=[("id", models.BigAutoField(primary_key=True)), ("tags", models.ManyToManyField(to="shop.tag"))]),
        migrations.CreateModel(name="Draft", fields=[("id", models.BigAutoField(primary_key=True)), ("tag", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="shop.tag"))]),
        # The foreign key of a table that is gone again was never made.
        migrations.DeleteModel("Draft"),
    ]
