"""What every template knows."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from faitiere.domains.library import queries as library
from faitiere.kernel import clock


def site(request: HttpRequest) -> dict[str, Any]:
    """Give templates the network's identity, and the business clock for the banner that says when the demo stands."""
    return {
        "clock_is_set": clock.is_set(),
        "clock_now": clock.now(),
        "network": SimpleLazyObject(library.identity),
    }
