import django_migration_linter as linter
from django.db import migrations, models
from django_add_default_value import NOW, AddDefaultValue


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        linter.IgnoreMigration(),
        migrations.CreateModel(
            name="Order",
            fields=[
                ("id", models.BigAutoField(primary_key=True)),
                ("is_paid", models.BooleanField(default=False)),
                ("state", models.CharField(max_length=20, default="new", db_column="order_state")),
                ("made_at", models.DateTimeField()),
                ("parts", models.IntegerField(default=1)),
            ],
        ),
        AddDefaultValue(model_name="order", name="is_paid", value=False),
        AddDefaultValue(model_name="order", name="state", value="new"),
        AddDefaultValue(model_name="order", name="made_at", value=NOW),
        AddDefaultValue(model_name="order", name="parts", value=1),
    ]
