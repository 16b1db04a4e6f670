import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(name="InternationalShippingDocument", fields=[
            ("id", models.BigAutoField(primary_key=True)),
            ("responsible_department_identifier", models.CharField(max_length=30, unique=True)),
            ("external_reference_number_of_carrier", models.CharField(db_index=True, max_length=30)),
        ]),
        migrations.CreateModel(name="InternationalShippingDocumentAttachment", fields=[
            ("id", models.BigAutoField(primary_key=True)),
            ("international_shipping_document", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="warehouse_management.internationalshippingdocument")),
            ("position", models.PositiveIntegerField()),
        ], options={"unique_together": {("international_shipping_document", "position")}}),
        migrations.AlterField("internationalshippingdocument", "responsible_department_identifier", models.CharField(max_length=30)),
        migrations.AlterField("internationalshippingdocumentattachment", "position", models.IntegerField()),
        migrations.RemoveField("internationalshippingdocumentattachment", "international_shipping_document"),
    ]
