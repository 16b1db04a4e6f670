from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            "Shelf",
            [("id", models.AutoField(primary_key=True)), ("name", models.CharField(max_length=20))],
        ),
        migrations.CreateModel(
            "Tag",
            [("id", models.AutoField(primary_key=True)), ("word", models.CharField(max_length=20))],
        ),
        migrations.CreateModel(
            "Book",
            [
                ("id", models.AutoField(primary_key=True)),
                ("title", models.CharField(max_length=20)),
                ("shelf", models.ForeignKey("shop.Shelf", models.CASCADE, null=True, related_name="books")),
                ("tags", models.ManyToManyField("shop.Tag", related_name="books")),
            ],
        ),
    ]
