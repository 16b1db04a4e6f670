from django.db import migrations, models


LABELS = ["sad", "ok", "happy"]
CREATE = "CREATE TYPE mood AS ENUM ({})".format(", ".join(f"'{label}'" for label in LABELS))
TABLES = ("first", "second")


def make(table):
    return f"CREATE TABLE {table} (id int, m mood DEFAULT '{LABELS[0]}')"


class Migration(migrations.Migration):
    operations = [
        migrations.RunSQL(CREATE),
        *[migrations.RunSQL(make(table), f"DROP TABLE {table}") for table in TABLES],
        migrations.RunSQL("ALTER TABLE %s ADD COLUMN note text" % TABLES[1]),
    ]
