-- The class of the field makes it unique, and hides that from the migrations: nobody can tell from them.
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
            ],
        ),
    ]
-- file: shop/models.py
from django.db import models


class NameField(models.CharField):
    def __init__(self):
        super().__init__(max_length=100, unique=True)


class Customer(models.Model):
    email = NameField()
-- file: shop/views.py
from .models import Customer


def register(request):
    return Customer.objects.get_or_create(email=request.POST["email"])
