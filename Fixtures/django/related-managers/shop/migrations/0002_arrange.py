from django.db import migrations


def first_books(apps, schema_editor):
    Shelf = apps.get_model("shop", "Shelf")
    shelf = Shelf.objects.create(name="new")
    shelf.books.create(title="a")
    shelf.books.create(title="b")


def arrange(apps, schema_editor):
    Shelf = apps.get_model("shop", "Shelf")
    Book = apps.get_model("shop", "Book")
    books = Book.objects.all()
    if books:
        shelf = Shelf.objects.create(name="all")
        shelf.books.add(*books)


def tag(apps, schema_editor):
    tag = apps.get_model("shop", "Tag").objects.create(word="new")
    for book in apps.get_model("shop", "Book").objects.filter(title="a"):
        tag.books.add(book)


def clear(apps, schema_editor):
    for shelf in apps.get_model("shop", "Shelf").objects.filter(name="new"):
        shelf.books.clear()


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_initial")]
    operations = [
        migrations.RunPython(first_books),
        migrations.RunPython(arrange),
        migrations.RunPython(tag),
        migrations.RunPython(clear),
    ]
