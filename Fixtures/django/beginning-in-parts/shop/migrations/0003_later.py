import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0002_initial")]
    operations = [
        migrations.AddField(
            model_name="order",
            name="second_place",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="store.place"),
        ),
    ]
