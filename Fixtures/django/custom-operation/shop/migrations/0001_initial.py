from django.db import migrations

from shop.operations import CreateMood


class Migration(migrations.Migration):
    operations = [CreateMood("mood"), migrations.RunSQL("CREATE TABLE feeling (m mood)")]
