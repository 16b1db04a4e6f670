import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AddField("reminder", "customer", models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, to="shop.customer")),
        migrations.AddField("reminder", "order", models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, to="shop.Order")),
        migrations.AddField("reminder", "code", models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="shop.customer", to_field="code")),
        migrations.AddField("reminder", "loose", models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="shop.customer")),
        migrations.RemoveField("reminder", "customer"),
        migrations.RemoveField("order", "customer"),
    ]
