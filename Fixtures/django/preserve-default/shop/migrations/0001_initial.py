from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(name="Order", fields=[("id", models.BigAutoField(primary_key=True))]),
        migrations.AddField(model_name="order", name="total", field=models.IntegerField(default=0), preserve_default=False),
        migrations.AlterField(model_name="order", name="total", field=models.IntegerField(default=5)),
        migrations.AlterField(model_name="order", name="total", field=models.IntegerField(null=True)),
        migrations.AlterField(model_name="order", name="total", field=models.IntegerField(default=9), preserve_default=False),
    ]
