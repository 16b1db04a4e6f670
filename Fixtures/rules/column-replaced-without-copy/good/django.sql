-- One field is renamed; of another one a program makes what the new one holds.
-- framework: django
-- file: shop/migrations/__init__.py
-- file: shop/migrations/0001_initial.py
from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(
            "Order",
            [
                ("id", models.AutoField(primary_key=True)),
                ("state", models.CharField(max_length=20)),
                ("sum", models.CharField(max_length=20)),
            ],
        ),
    ]
-- file: shop/migrations/0002_number.py
from django.db import migrations, models


def compute(apps, schema_editor):
    Order = apps.get_model("shop", "Order")
    for order in Order.objects.all():
        order.sum_value = len(order.sum)
        order.save()


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.RenameField("order", "state", "order_state"),
        migrations.AddField("order", "sum_value", models.IntegerField(null=True)),
        migrations.RunPython(compute),
        migrations.RemoveField("order", "sum"),
    ]
