"""Rings as a web process does: each line read is `[task, arguments, priority]`."""

import json
import sys

import django

django.setup()

from tests.kernel.engines import deeds  # noqa: E402 - Django must be set up first

for line in sys.stdin:
    name, args, priority = json.loads(line)
    getattr(deeds, name).using(priority=priority).enqueue(*args)
