from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(name="Own", fields=[("id", models.BigAutoField(primary_key=True))], options={"db_table": "Own Table"}),
        migrations.CreateModel(name="Elsewhere", fields=[("id", models.BigAutoField(primary_key=True)), ("x", models.IntegerField())], options={"db_table": "elsewhere", "managed": False}),
        migrations.AddField("elsewhere", "y", models.IntegerField(null=True)),
        migrations.CreateModel(name="OwnProxy", fields=[], options={"proxy": True, "indexes": [], "constraints": []}, bases=("shop.own",)),
        migrations.CreateModel(name="Schemed", fields=[("id", models.BigAutoField(primary_key=True)), ("n", models.IntegerField(db_index=True))], options={"db_table": 'public"."schemed', "db_table_comment": "quoted by hand"}),
        migrations.DeleteModel("OwnProxy"),
        migrations.DeleteModel("Elsewhere"),
    ]
