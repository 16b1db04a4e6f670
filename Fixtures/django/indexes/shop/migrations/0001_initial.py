from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(name="Book", fields=[
            ("id", models.BigAutoField(primary_key=True)),
            ("title", models.CharField(max_length=200)),
            ("author", models.CharField(max_length=100)),
            ("pages", models.IntegerField(null=True)),
            ("sold", models.BooleanField(default=False)),
        ], options={"indexes": [models.Index(fields=["title", "-pages"], name="book_title_pages")]}),
    ]
