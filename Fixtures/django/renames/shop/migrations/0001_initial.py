import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(name="Tag", fields=[("id", models.BigAutoField(primary_key=True))]),
        migrations.CreateModel(name="Customer", fields=[("id", models.BigAutoField(primary_key=True)), ("name", models.CharField(db_index=True, max_length=20))]),
        migrations.CreateModel(name="Order", fields=[
            ("id", models.BigAutoField(primary_key=True)),
            ("customer", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="shop.customer")),
            ("tags", models.ManyToManyField(to="shop.tag")),
            ("fans", models.ManyToManyField(related_name="+", to="shop.customer")),
        ], options={"unique_together": {("customer", "id")}}),
    ]
