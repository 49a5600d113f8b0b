"""Other people's browsers."""

import pytest
from django.test import Client


@pytest.fixture
def client_of_somebody_else():
    """Another browser, which knows nothing."""
    return Client()


@pytest.fixture
def client_factory():
    """As many browsers as one likes."""
    return Client
