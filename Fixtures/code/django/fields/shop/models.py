from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models

from .fields import ShortField, VirtualField, price


class Member(AbstractUser):
    username = None
    email = models.EmailField(unique=True)
    points = models.IntegerField(null=True)
    USERNAME_FIELD = "email"


class Tag(models.Model):
    slug = models.SlugField(primary_key=True)
    target_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    target_id = models.PositiveIntegerField()
    target = GenericForeignKey("target_type", "target_id")


class Article(models.Model):
    class Status(models.TextChoices):
        DRAFT = "draft"
        LIVE = "live"

    title = ShortField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="articles")
    editor = models.ForeignKey("Member", null=True, on_delete=models.SET_NULL, db_column="edited_by", related_name="+")
    readers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="reads")
    related = models.ManyToManyField("self")
    tags = models.ManyToManyField(Tag, through="Tagging")
    keywords = models.ManyToManyField(Tag, db_table="article_words", related_name="+")
    cost = price(default=0)
    note = models.TextField(blank=True, null=True)
    ghost = VirtualField()
    generic_tags = GenericRelation(Tag, content_type_field="target_type", object_id_field="target_id")
    objects = models.Manager()


class Tagging(models.Model):
    article = models.ForeignKey(Article, on_delete=models.CASCADE)
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE)

    class Meta:
        order_with_respect_to = "article"
