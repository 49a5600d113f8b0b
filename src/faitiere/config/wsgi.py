"""What the web server calls."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "faitiere.config.settings.prod")

application = get_wsgi_application()

# What was loaded lives as long as the process: the collector need not walk it again. Else one request in twenty waits a
# fifth of a second for it (measured on the pages of an event).
assert get_resolver().url_patterns  # noqa: S101 - asked so that every address and its views are loaded
gc.collect()
gc.freeze()
