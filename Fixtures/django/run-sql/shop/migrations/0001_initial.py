from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.RunSQL("CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TABLE feeling (id int, m mood, note text);"),
        migrations.RunSQL(
            sql="""
                INSERT INTO feeling (id, m) VALUES (1, 'ok');
                INSERT INTO feeling (id, m) VALUES (2, 'sad');
            """,
            reverse_sql="DELETE FROM feeling",
        ),
        migrations.RunSQL([
            "ALTER TABLE feeling ADD COLUMN a int",
            ("UPDATE feeling SET a = %s, note = %s WHERE id = %s", [5, "it's 100%%", 1]),
            ("UPDATE feeling SET note = 'all'", None),
            ["INSERT INTO feeling (id, note) VALUES (%s, %s)", (3, None)],
        ]),
        migrations.RunSQL(["SELECT 1"], reverse_sql=migrations.RunSQL.noop),
        migrations.RunSQL(migrations.RunSQL.noop, reverse_sql="SELECT 2"),
        migrations.RunSQL("UPDATE feeling SET note = '50%' WHERE note LIKE 'a%'"),
    ]
