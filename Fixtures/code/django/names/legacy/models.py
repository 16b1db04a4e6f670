from django.db import models

TABLE = "old_customers"


class Customer(models.Model):
    number = models.AutoField(primary_key=True, db_column="CustNo")

    class Meta:
        db_table = TABLE
