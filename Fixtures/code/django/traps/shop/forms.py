from django import forms
from rest_framework import serializers

from . import models


class OrderForm(forms.ModelForm):
    number = forms.CharField()


class OrderSerializer(serializers.ModelSerializer):
    number = serializers.CharField()

    class Meta:
        model = models.Order
