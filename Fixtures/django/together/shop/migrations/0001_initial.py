from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(name="Slot", fields=[
            ("id", models.BigAutoField(primary_key=True)),
            ("room", models.IntegerField(db_column="room_number")),
            ("day", models.DateField()),
            ("hour", models.IntegerField()),
        ], options={"unique_together": {("room", "day")}}),
    ]
