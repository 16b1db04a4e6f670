import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(name="Place", fields=[("id", models.BigAutoField(primary_key=True)), ("name", models.CharField(max_length=20))]),
        migrations.CreateModel(
            name="Restaurant",
            fields=[
                ("place_ptr", models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to="shop.place")),
                ("stars", models.IntegerField(default=0)),
            ],
            bases=("shop.place",),
        ),
        migrations.CreateModel(name="Guest", fields=[
            ("id", models.BigAutoField(primary_key=True)),
            ("at", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="shop.restaurant")),
        ]),
        migrations.AddField("restaurant", "open", models.BooleanField(default=True)),
    ]
