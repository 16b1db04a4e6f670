import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(name="Customer", fields=[
            ("id", models.BigAutoField(primary_key=True)),
            ("code", models.CharField(max_length=9, unique=True)),
        ]),
        migrations.CreateModel(name="Order", fields=[
            ("id", models.AutoField(primary_key=True)),
            ("customer", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="shop.customer")),
            ("by_code", models.ForeignKey(db_column="customer_code", null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="shop.customer", to_field="code")),
            ("parent", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to="shop.order")),
            ("loose", models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="shop.customer")),
            ("plain", models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="shop.customer")),
        ]),
        migrations.CreateModel(name="Invoice", fields=[
            ("order", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, serialize=False, to="shop.order")),
            ("paid_by", models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, to="shop.customer")),
        ]),
        migrations.CreateModel(name="Reminder", fields=[
            ("id", models.BigAutoField(primary_key=True)),
            ("invoice", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="shop.invoice")),
        ]),
    ]
