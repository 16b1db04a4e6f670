from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    run_before = [("shop", "0001_initial")]
    operations = [migrations.CreateModel(name="Person", fields=[("id", models.BigAutoField(primary_key=True))])]
