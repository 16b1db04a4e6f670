from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AlterUniqueTogether(name="slot", unique_together={("room", "day", "hour")}),
        migrations.AlterUniqueTogether(name="slot", unique_together={("day", "hour")}),
        migrations.AlterUniqueTogether(name="slot", unique_together=set()),
        migrations.AlterOrderWithRespectTo("slot", None),
        migrations.AlterModelOptions(name="slot", options={"verbose_name": "slot"}),
        migrations.AlterModelManagers(name="slot", managers=[]),
        migrations.AlterModelTableComment("slot", "One hour's use of a room"),
        migrations.AlterField("slot", "hour", models.IntegerField(db_comment="from 0 to 23")),
    ]
