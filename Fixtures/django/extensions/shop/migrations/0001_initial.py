from django.contrib.postgres.operations import (
    BtreeGinExtension,
    CITextExtension,
    CreateCollation,
    CreateExtension,
    HStoreExtension,
    RemoveCollation,
    TrigramExtension,
)
from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        TrigramExtension(),
        BtreeGinExtension(),
        CITextExtension(),
        HStoreExtension(),
        CreateExtension("unaccent"),
        CreateCollation("french", provider="icu", locale="fr-FR"),
        CreateCollation("case_insensitive", provider="icu", locale="und-u-ks-level2", deterministic=False),
        RemoveCollation("french", provider="icu", locale="fr-FR"),
        migrations.CreateModel(name="Word", fields=[
            ("id", models.BigAutoField(primary_key=True)),
            ("text", models.CharField(db_collation="case_insensitive", max_length=30, unique=True)),
        ]),
    ]
