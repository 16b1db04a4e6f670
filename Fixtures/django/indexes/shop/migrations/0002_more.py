from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import migrations, models
from django.db.models.functions import Lower, Upper

DEBUG = False


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.AddIndex("book", models.Index(fields=["author"], name="book_author")),
        migrations.AddIndex("book", models.Index(condition=models.Q(("sold", True), ("pages__gt", 10)), fields=["pages"], name="book_sold")),
        migrations.AddIndex("book", models.Index(fields=["pages"], include=["title"], name="book_covering")),
        migrations.AddIndex("book", models.Index(fields=["author"], name="book_like", opclasses=["varchar_pattern_ops"])),
        migrations.AddIndex("book", models.Index(Lower("title"), name="book_lower_title")),
        migrations.AddIndex("book", models.Index(Upper("title").desc(), models.F("pages").asc(nulls_last=True), name="book_upper")),
        migrations.AddIndex("book", models.Index(OpClass(Lower("author"), name="text_pattern_ops"), name="book_class")),
        migrations.AddIndex("book", models.Index(models.F("pages") + 1, name="book_next_page")),
        migrations.AddIndex("book", GinIndex(fields=["pages", "title"], name="book_gin", opclasses=["int4_ops", "text_ops"]) if DEBUG else models.Index("pages", name="book_pages")),
        migrations.RenameIndex("book", new_name="book_writer", old_name="book_author"),
        migrations.RemoveIndex("book", "book_writer"),
        migrations.RemoveIndex(model_name="book", name="book_title_pages"),
    ]
