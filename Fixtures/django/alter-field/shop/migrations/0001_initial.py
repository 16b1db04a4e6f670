import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(name="Customer", fields=[("id", models.AutoField(primary_key=True)), ("code", models.IntegerField(unique=True))]),
        migrations.CreateModel(name="Order", fields=[
            ("id", models.AutoField(primary_key=True)),
            ("customer", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="shop.customer")),
            ("name", models.CharField(max_length=20)),
            ("count", models.IntegerField(null=True)),
            ("city", models.CharField(db_index=True, max_length=20)),
            ("email", models.CharField(max_length=20)),
            ("size", models.PositiveIntegerField()),
            ("amount", models.TextField(null=True)),
        ]),
    ]
