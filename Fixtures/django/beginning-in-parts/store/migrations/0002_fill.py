from django.db import migrations

import logging


def fill(apps, schema_editor):
    logging.getLogger("stores").info("%s places", apps.get_model("store", "Place").objects.count())


class Migration(migrations.Migration):
    dependencies = [("store", "0001_initial")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
