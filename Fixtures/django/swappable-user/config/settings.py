INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "members", "shop"]
AUTH_USER_MODEL = "members.Member"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
