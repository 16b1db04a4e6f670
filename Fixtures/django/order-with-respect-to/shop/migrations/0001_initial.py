import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(name="Question", fields=[("id", models.BigAutoField(primary_key=True))]),
        migrations.CreateModel(name="Answer", fields=[
            ("id", models.BigAutoField(primary_key=True)),
            ("question", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="shop.question")),
        ]),
        migrations.AlterOrderWithRespectTo("answer", "question"),
        migrations.CreateModel(name="Remark", fields=[
            ("id", models.BigAutoField(primary_key=True)),
            ("question", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="shop.question")),
        ], options={"order_with_respect_to": "question"}),
        migrations.AlterOrderWithRespectTo("answer", None),
    ]
