from django.db import connection, migrations, models
from django.db.models import F, Q


def seed(apps, schema_editor):
    Customer = apps.get_model("shop", "Customer")
    Order = apps.get_model("shop", "Order")
    ann = Customer.objects.create(name="Ann")
    Order.objects.create(state="old", customer=ann)
    Order.objects.bulk_create([Order(state="new", total=1), Order(state="old", customer_id=ann.id)])
    Customer.objects.get_or_create(name="Bob")
    Customer.objects.update_or_create(name="Eve", defaults={"name": "Eva"})


def fill(apps, schema_editor):
    Order = apps.get_model("shop", "Order")
    Order.objects.filter(total__isnull=True).update(total=0)
    Order.objects.update(tax=F("total") * 2)
    Order.objects.using(schema_editor.connection.alias).filter(Q(state="old") | Q(total__lt=0)).exclude(tax=3).update(state="done")
    Order.objects.filter(customer__name="Ann").update(total=5)
    Order.objects.filter(state__in=["a", "b"]).delete()
    Order.objects.all().delete()


def each(apps, schema_editor):
    Customer = apps.get_model("shop.Customer")
    for customer in Customer.objects.all():
        customer.name = customer.name.strip()
        customer.save()
    for customer in Customer.objects.filter(name=""):
        customer.name = "nobody"
        customer.save(update_fields=["name"])
        customer.delete()


def raw(apps, schema_editor):
    schema_editor.execute("UPDATE shop_order SET total = 1")
    schema_editor.execute("UPDATE shop_order SET total = %s WHERE state = %s", [2, "x"])
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM shop_order WHERE total = %s", [7])
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("UPDATE shop_customer SET name = 'q'")


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.RunPython(seed, migrations.RunPython.noop),
        migrations.RunPython(code=fill),
        migrations.RunPython(each, reverse_code=lambda apps, schema_editor: None),
        migrations.RunPython(raw),
        migrations.RunPython(migrations.RunPython.noop),
    ]
