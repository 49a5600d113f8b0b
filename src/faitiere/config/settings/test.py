"""The test suite: nothing leaves the process."""

from datetime import datetime

from faitiere.config.settings.base import *  # noqa: F403 - settings modules extend one another
from faitiere.config.settings.base import INSTALLED_APPS, MIDDLEWARE, TEMPLATES

CLOCK = datetime.fromisoformat("2024-01-19T09:00:00+01:00")
SECRET_KEY = "tests-only"  # noqa: S105 - not a secret
DEMO = True
INSTALLED_APPS = ["faitiere.demo", *INSTALLED_APPS]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DNS_ZONE = "faitiere.demo.zone.Zone"
DKIM_SELECTOR = "lettre"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
TEMPLATES[0]["OPTIONS"]["debug"] = True  # type: ignore[index]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# The test server finds static files where they stand; nobody collects them.
MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith("whitenoise.")]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# No test reads a real mailbox.
CALENDAR_IMAP = ""
# No test reaches a site.
CHECK_LINKS = False
