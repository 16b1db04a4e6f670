from django.db import DatabaseError, migrations, transaction


def caught(apps, schema_editor):
    try:
        schema_editor.execute("CREATE TABLE large (id int)")
    except DatabaseError:
        print("there is one already")


def in_a_savepoint(apps, schema_editor):
    try:
        with transaction.atomic():
            schema_editor.execute("CREATE TABLE small (id int)")
    except DatabaseError:
        pass


def no_error_of_the_server(apps, schema_editor):
    try:
        schema_editor.execute("CREATE TABLE medium (id int)")
    except LookupError:
        pass


class Migration(migrations.Migration):
    operations = [
        migrations.RunPython(caught),
        migrations.RunPython(in_a_savepoint),
        migrations.RunPython(no_error_of_the_server),
    ]
