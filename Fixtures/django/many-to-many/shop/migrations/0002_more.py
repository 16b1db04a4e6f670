import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AddField("product", "labels", models.ManyToManyField(db_table="product_labels", related_name="+", to="shop.tag")),
        migrations.CreateModel(name="Shelf", fields=[("id", models.BigAutoField(primary_key=True))]),
        migrations.CreateModel(name="Placement", fields=[
            ("id", models.BigAutoField(primary_key=True)),
            ("shelf", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="shop.shelf")),
            ("product", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="shop.product")),
        ]),
        migrations.AddField("shelf", "products", models.ManyToManyField(through="shop.Placement", to="shop.product")),
        migrations.RenameField("product", "tags", "words"),
        migrations.RemoveField("product", "labels"),
        migrations.RemoveField("product", "similar"),
        migrations.RemoveField("shelf", "products"),
    ]
