from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial"), ("people", "0002_orders")]
    operations = [migrations.AddField("order", "b", models.IntegerField(null=True))]
