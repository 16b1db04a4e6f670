import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.RenameField("customer", "name", "full_name"),
        migrations.RenameField("order", "customer", "buyer"),
        migrations.RenameModel("Customer", "Client"),
        migrations.RenameModel("Order", "Purchase"),
        migrations.RenameModel("Tag", "Word"),
        migrations.AddField("purchase", "seller", models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="shop.client")),
        migrations.AlterUniqueTogether("purchase", {("buyer", "seller")}),
        migrations.AlterModelTable("client", "people"),
        migrations.AlterModelTable("purchase", "deals"),
        migrations.AlterModelTable("client", None),
        migrations.RenameField("client", "full_name", "name"),
        migrations.AlterField("client", "name", models.CharField(max_length=20)),
    ]
