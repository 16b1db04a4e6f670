from django.db import migrations, models
from django.db.models import F
from django.db.models.functions import Coalesce, Lower


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(name="Line", fields=[
            ("id", models.BigAutoField(primary_key=True)),
            ("price", models.IntegerField()),
            ("count", models.IntegerField(null=True)),
            ("name", models.CharField(max_length=20)),
            ("total", models.GeneratedField(db_persist=True, expression=F("price") * F("count"), output_field=models.BigIntegerField())),
            ("lower", models.GeneratedField(db_persist=True, expression=Lower("name"), output_field=models.CharField(max_length=20))),
        ]),
        migrations.AddField("line", "filled", models.GeneratedField(db_persist=True, expression=Coalesce("count", 0), output_field=models.IntegerField())),
    ]
