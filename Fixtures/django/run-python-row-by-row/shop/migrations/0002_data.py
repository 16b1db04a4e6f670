import uuid

from django.db import connection, migrations


def in_batches(queryset):
    last = 0
    while True:
        keys = list(queryset.filter(pk__gt=last).values_list("pk", flat=True)[:100])
        if not keys:
            break
        yield keys
        last = keys[-1]


def seed(apps, schema_editor):
    Order = apps.get_model("shop", "Order")
    Order.objects.bulk_create([Order(state="old"), Order(state="new", ref="a"), Order(state="new")])


def conditions(apps, schema_editor):
    Order = apps.get_model("shop", "Order")
    for order in Order.objects.all():
        if order.ref is None:
            order.ref = str(uuid.uuid4())
            order.save(update_fields=["ref"])
    for order in Order.objects.filter(state="new"):
        if order.ref:
            continue
        order.ref = order.state
        order.save(update_fields=["ref"])
    for order in Order.objects.all():
        if order.state == "new":
            order.ref = "n"
        else:
            order.ref = "o"
        order.save(update_fields=["ref"])


def at_once(apps, schema_editor):
    Order = apps.get_model("shop", "Order")
    orders = []
    for order in Order.objects.filter(ref__isnull=False).iterator():
        order.ref = f"at once {order.pk}"
        orders.append(order)
    Order.objects.bulk_update(orders, ["ref"])
    for keys in in_batches(Order.objects.filter(state="new").order_by("pk")):
        Order.objects.filter(pk__in=keys).update(ref="batch")
    for key, state in Order.objects.values_list("pk", "state"):
        Order.objects.filter(pk=key).update(ref=state.upper())


def partly(apps, schema_editor):
    Order = apps.get_model("shop", "Order")
    for order in Order.objects.order_by("pk")[:2]:
        order.ref = "first"
        order.save(update_fields=["ref"])
    for order in Order.objects.all():
        order.ref = "until"
        order.save(update_fields=["ref"])
        if order.pk > 100:
            break


def adopt(apps, schema_editor):
    Customer = apps.get_model("shop", "Customer")
    Order = apps.get_model("shop", "Order")
    orders = Order.objects.all()
    if orders:
        customer = Customer.objects.create(name="Ann")
        customer.order_set.add(*orders)


def raw(apps, schema_editor):
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, state FROM shop_order WHERE ref IS NOT NULL")
        for key, state in cursor.fetchall():
            cursor.execute("UPDATE shop_order SET ref = %s WHERE id = %s", [state.upper(), key])


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.RunPython(seed),
        migrations.RunPython(conditions),
        migrations.RunPython(at_once),
        migrations.RunPython(partly),
        migrations.RunPython(adopt),
        migrations.RunPython(raw),
    ]
