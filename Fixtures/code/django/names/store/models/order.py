from django.db import models


class Order(models.Model):
    number = models.CharField(max_length=20)


class OrderLine(models.Model):
    order = models.ForeignKey(Order, models.CASCADE)
    quantity = models.IntegerField()

    class Meta:
        db_table = '"sales"."order_line"'


class AVeryLongNameOfAModelThatNobodyWouldEverWriteButThatDjangoCutsAtItsEnd(models.Model):
    pass
