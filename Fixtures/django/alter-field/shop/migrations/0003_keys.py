import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0002_types")]
    operations = [
        # The columns that refer to it change with it.
        migrations.AlterField("customer", "id", models.BigAutoField(primary_key=True)),
        migrations.AlterField("order", "customer", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, to="shop.customer")),
        migrations.AlterField("order", "customer", models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, to="shop.customer")),
        migrations.AlterField("order", "customer", models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to="shop.customer")),
        migrations.AlterField("order", "customer", models.BigIntegerField(null=True)),
        migrations.AlterField("order", "customer", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, to="shop.customer", to_field="code")),
    ]
