import os

from django.db import migrations


def maybe(apps, schema_editor):
    if os.environ.get("LARGE"):
        schema_editor.execute("CREATE TABLE large (id int)")
    try:
        schema_editor.execute("CREATE TABLE small (id int)")
    except Exception:
        pass
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute("CREATE TABLE ours (id int)")


class Migration(migrations.Migration):
    operations = [migrations.RunPython(maybe)]
