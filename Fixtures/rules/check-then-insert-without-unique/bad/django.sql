-- get_or_create looks first, too: Django's documentation says that it needs a unique key.
-- framework: django
-- file: manage.py
-- file: shop/__init__.py
-- file: shop/migrations/__init__.py
-- file: shop/migrations/0001_initial.py
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    operations = [
        migrations.CreateModel(
            name="Customer",
            fields=[
                ("id", models.AutoField(primary_key=True)),
                ("email", models.CharField(max_length=100)),
                ("shop", models.IntegerField()),
                ("name", models.CharField(max_length=100, default="")),
            ],
        ),
    ]
-- file: shop/models.py
from django.db import models


class Customer(models.Model):
    email = models.CharField(max_length=100)
    shop = models.IntegerField()
    name = models.CharField(max_length=100, default="")
-- file: shop/views.py
from .models import Customer


def register(request):
    customer, _ = Customer.objects.get_or_create(email=request.POST["email"], shop=request.shop, defaults={"name": "new"})
#                                  ^^^^^^^^^^^^^ warning likely check-then-insert-without-unique - "shop_customer with the same email, shop"
    return customer


def imported(email, shop):
    try:
        return Customer.objects.get(email=email, shop=shop)
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning likely check-then-insert-without-unique - "same email, shop"
    except Customer.DoesNotExist:
        return Customer.objects.create(email=email, shop=shop)
