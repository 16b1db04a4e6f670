-- A relation gets a model of its own. Django cannot change it, so it is removed and made anew, and its table with it.
-- framework: django
-- leaves: SELECT WHERE NOT EXISTS (SELECT FROM shop_group_user)
-- file: shop/migrations/__init__.py
-- file: shop/migrations/0001_initial.py
from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel("User", [("id", models.AutoField(primary_key=True))]),
        migrations.CreateModel("Group", [("id", models.AutoField(primary_key=True)), ("users", models.ManyToManyField("shop.User"))]),
    ]
-- file: shop/migrations/0002_roles.py
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.RemoveField("group", "users"),
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error likely column-replaced-without-copy - "takes the place of the table shop_group_users"
        migrations.CreateModel(
            "Group_User",
            [
                ("id", models.AutoField(primary_key=True)),
                ("group", models.ForeignKey("shop.Group", on_delete=django.db.models.deletion.CASCADE)),
                ("user", models.ForeignKey("shop.User", on_delete=django.db.models.deletion.CASCADE)),
                ("is_admin", models.BooleanField(default=False)),
            ],
        ),
        migrations.AddField("group", "users", models.ManyToManyField("shop.User", through="shop.Group_User")),
    ]
