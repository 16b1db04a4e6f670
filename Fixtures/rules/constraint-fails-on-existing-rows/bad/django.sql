-- The default of the field against the constraint of the model.
-- framework: django
-- file: shop/migrations/__init__.py
-- file: shop/migrations/0001_initial.py
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Account",
            fields=[
                ("id", models.BigAutoField(primary_key=True)),
                ("email", models.CharField(max_length=80)),
                ("region", models.CharField(max_length=20, null=True)),
            ],
        ),
    ]
-- file: shop/migrations/0002_next.py
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AddField("account", "seats", models.IntegerField(default=0)),
        migrations.AddConstraint("account", models.CheckConstraint(condition=models.Q(seats__gt=0), name="some_seats")),
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely constraint-fails-on-existing-rows 23514
    ]
