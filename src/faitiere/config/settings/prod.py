"""Production: refuses to start with a setting that only a demo may have."""

from django.core.exceptions import ImproperlyConfigured

from faitiere.config import env
from faitiere.config.settings.base import *  # noqa: F403 - settings modules extend one another
from faitiere.config.settings.base import SECRET_KEY

if not SECRET_KEY:
    raise ImproperlyConfigured("FAITIERE_SECRET_KEY must be set.")
if env.text("FAITIERE_CLOCK"):
    raise ImproperlyConfigured("FAITIERE_CLOCK is for demos and tests: production keeps the real time.")

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31_536_000
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
