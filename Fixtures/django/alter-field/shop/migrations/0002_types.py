import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AlterField("order", "name", models.CharField(max_length=200)),
        migrations.AlterField("order", "name", models.TextField()),
        migrations.AlterField("order", "name", models.TextField(help_text="nothing changes in the database", verbose_name="Name")),
        migrations.AlterField("order", "count", models.IntegerField()),
        migrations.AlterField("order", "count", models.BigIntegerField(default=4)),
        migrations.AlterField("order", "count", models.BigIntegerField(null=True)),
        migrations.AlterField("order", "count", models.BigIntegerField(default=4)),
        migrations.AlterField("order", "count", models.CharField(max_length=9)),
        migrations.AlterField("order", "city", models.CharField(max_length=20)),
        migrations.AlterField("order", "city", models.CharField(db_index=True, max_length=20)),
        migrations.AlterField("order", "city", models.CharField(max_length=20, unique=True)),
        migrations.AlterField("order", "city", models.CharField(db_column="town", max_length=20, unique=True)),
        migrations.AlterField("order", "city", models.CharField(max_length=20)),
        migrations.AlterField("order", "email", models.EmailField(max_length=254, unique=True)),
        migrations.AlterField("order", "size", models.IntegerField()),
        migrations.AlterField("order", "size", models.PositiveSmallIntegerField(null=True)),
        migrations.AlterField("order", "amount", models.IntegerField(db_default=3, null=True)),
        migrations.AlterField("order", "amount", models.IntegerField(db_default=4, null=True)),
        migrations.AlterField("order", "amount", models.IntegerField(null=True)),
        migrations.AlterField("order", "amount", models.IntegerField(db_default=4)),
    ]
