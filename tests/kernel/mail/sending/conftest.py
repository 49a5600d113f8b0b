from contextlib import contextmanager

import pytest

from tests.harness.sink import sink


@pytest.fixture
def relay(settings):
    """Open a relay of some weather, and have everything sent there."""

    @contextmanager
    def opened(**weather):
        with sink(**weather) as found:
            settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
            settings.EMAIL_HOST, settings.EMAIL_PORT = found.host, found.port
            settings.EMAIL_TIMEOUT = 3
            yield found

    return opened
