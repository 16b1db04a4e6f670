-- AddConstraintNotValid is half of a pair.
-- framework: django
-- leaves: SELECT FROM pg_constraint WHERE NOT convalidated
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
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning certain constraint-never-validated - "account_balance on shop_account is added NOT VALID"
    ]
-- file: shop/migrations/0003_email.py
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0002_check")]
    operations = [
        migrations.AddField("account", "email", models.TextField(null=True)),
    ]
