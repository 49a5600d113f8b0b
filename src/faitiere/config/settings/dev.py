"""Development and demo: one machine, SQLite, letters in the in-app mailbox, a clock that may be set."""

from faitiere.config import env
from faitiere.config.settings.base import *  # noqa: F403 - settings modules extend one another
from faitiere.config.settings.base import INSTALLED_APPS

DEBUG = env.flag("FAITIERE_DEBUG")
SECRET_KEY = "demo-only-never-in-production"  # noqa: S105 - not a secret: the demo holds invented data
ALLOWED_HOSTS = ["*"]
DEMO = True
CLOCK = env.moment("FAITIERE_CLOCK")
INSTALLED_APPS = ["faitiere.demo", *INSTALLED_APPS]
EMAIL_BACKEND = "faitiere.demo.mailbox.EmailBackend"
DNS_ZONE = "faitiere.demo.zone.Zone"
DKIM_SELECTOR = "lettre"

# Static files are served from where they stand: nothing to collect before a demo.
WHITENOISE_USE_FINDERS = True
# The demo reaches nobody.
CHECK_LINKS = False
