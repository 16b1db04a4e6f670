from django.db import migrations, models


class State(models.TextChoices):
    NEW = "new", "New"
    DONE = "done", "Done"


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(name="Order", fields=[("id", models.BigAutoField(primary_key=True))]),
        migrations.AddField("order", "state", models.CharField(choices=State.choices, default=State.NEW, max_length=10)),
        migrations.AddConstraint("order", models.CheckConstraint(condition=models.Q(state__in=State.values), name="order_state")),
        migrations.AddField("order", "weight", models.FloatField(default=-1)),
    ]
