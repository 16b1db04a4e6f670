from django.db import migrations, models

from shop.filling import Fill, renamer


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.RunPython(Fill("shop", "order", note="old"), migrations.RunPython.noop),
        migrations.RunPython(renamer("new", "open"), renamer("open", "new")),
        migrations.AlterField("order", "note", models.CharField(max_length=20)),
    ]
