import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("old", "0001_initial"), ("new", "0001_initial")]
    operations = [
        migrations.AlterField("page", "book", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="new.book")),
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel("Book")]),
        migrations.AddField("page", "number", models.IntegerField(default=1)),
    ]
