from django.contrib.postgres.operations import (
    AddConstraintNotValid,
    AddIndexConcurrently,
    RemoveIndexConcurrently,
    ValidateConstraint,
)
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("shop", "0001_initial")]
    operations = [
        AddIndexConcurrently("book", models.Index(fields=["pages"], name="book_pages")),
        AddIndexConcurrently(model_name="book", index=models.Index(condition=models.Q(pages__gt=5), fields=["title"], name="book_title")),
        RemoveIndexConcurrently("book", "book_pages"),
        AddConstraintNotValid("book", models.CheckConstraint(condition=models.Q(pages__gte=1), name="book_has_pages")),
        ValidateConstraint("book", name="book_has_pages"),
    ]
