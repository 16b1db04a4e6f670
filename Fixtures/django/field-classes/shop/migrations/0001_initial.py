import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(
            name="Everything",
            fields=[
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("big", models.BigIntegerField()),
                ("binary", models.BinaryField()),
                ("flag", models.BooleanField(default=False)),
                ("char", models.CharField(max_length=7)),
                ("unbounded", models.CharField()),
                ("day", models.DateField()),
                ("moment", models.DateTimeField()),
                ("amount", models.DecimalField(decimal_places=3, max_digits=12)),
                ("span", models.DurationField()),
                ("mail", models.EmailField(max_length=254)),
                ("file", models.FileField(upload_to="files")),
                ("path", models.FilePathField()),
                ("ratio", models.FloatField()),
                ("address", models.GenericIPAddressField()),
                ("image", models.FileField(max_length=300, upload_to="images")),
                ("number", models.IntegerField()),
                ("data", models.JSONField(default=dict)),
                ("positive_big", models.PositiveBigIntegerField()),
                ("positive", models.PositiveIntegerField()),
                ("positive_small", models.PositiveSmallIntegerField()),
                ("slug", models.SlugField(max_length=60)),
                ("small", models.SmallIntegerField()),
                ("text", models.TextField(unique=True)),
                ("time", models.TimeField()),
                ("url", models.URLField()),
                ("other", models.UUIDField(null=True)),
                ("maybe", models.BooleanField(null=True)),
            ],
        ),
    ]
