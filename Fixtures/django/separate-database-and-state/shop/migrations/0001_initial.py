import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(name="Book", fields=[("id", models.BigAutoField(primary_key=True)), ("isbn", models.CharField(max_length=13))]),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL('CREATE UNIQUE INDEX "book_isbn" ON "shop_book" ("isbn")')],
            state_operations=[migrations.AlterField("book", "isbn", models.CharField(max_length=13, unique=True))],
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.AddField("book", "later", models.IntegerField(null=True))],
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.AddField("book", "pages", models.IntegerField(default=0))],
            state_operations=[],
        ),
        migrations.RunSQL(
            "ALTER TABLE shop_book ADD COLUMN weight integer",
            state_operations=[migrations.AddField("book", "weight", models.IntegerField(null=True))],
        ),
        migrations.AlterField("book", "weight", models.BigIntegerField(null=True)),
    ]
