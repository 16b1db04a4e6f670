from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("old", "0001_initial")]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.CreateModel(name="Book", fields=[("id", models.BigAutoField(primary_key=True))], options={"db_table": "old_book"})],
        ),
        migrations.AddField("book", "title", models.CharField(default="", max_length=30)),
    ]
