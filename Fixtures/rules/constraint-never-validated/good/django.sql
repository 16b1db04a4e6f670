-- AddConstraintNotValid and ValidateConstraint, each in a migration of its own.
-- framework: django
-- leaves-none: SELECT FROM pg_constraint WHERE NOT convalidated
-- file: shop/migrations/__init__.py
-- file: shop/migrations/0001_initial.py
from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel("Account", [("id", models.AutoField(primary_key=True)), ("balance", models.IntegerField())]),
    ]
-- file: shop/migrations/0002_check.py
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        AddConstraintNotValid("account", models.CheckConstraint(condition=models.Q(balance__gte=0), name="account_balance")),
    ]
-- file: shop/migrations/0003_validate.py
from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("shop", "0002_check")]
    operations = [
        migrations.RunSQL("UPDATE shop_account SET balance = 0 WHERE balance < 0"),
        ValidateConstraint("account", "account_balance"),
    ]
