"""What Celery calls: `celery -A faitiere.config.celery worker`."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "faitiere.config.settings.prod")
django.setup()

from faitiere.kernel.queue.celery_workers import app  # noqa: E402 - the settings must be there first

__all__ = ["app"]
