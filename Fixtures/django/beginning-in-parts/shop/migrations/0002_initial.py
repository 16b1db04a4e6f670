import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = [("shop", "0001_initial"), ("store", "0002_fill")]
    operations = [
        migrations.AddField(
            model_name="order",
            name="place",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.place"),
        ),
        migrations.AlterUniqueTogether(name="order", unique_together={("place", "id")}),
    ]
