import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("shop", "__first__")]
    operations = [migrations.AddField("person", "favourite", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, to="shop.order"))]
