"""Who looks at a public page."""

from django.http import HttpRequest

from faitiere.domains.accounts.models import User
from faitiere.domains.accounts.rules import has_second_factor, needs_second_factor
from faitiere.domains.events.queries.visibility import ANYBODY, Reader, reader
from faitiere.kernel import clock


def sight(request: HttpRequest) -> Reader:
    """Return what opens to the visitor; staff who have not proved twice are anybody."""
    user = request.user
    if not isinstance(user, User):
        return ANYBODY
    if needs_second_factor(user) and not has_second_factor(request.session, user, clock.real_now()):
        return ANYBODY
    return reader(user, clock.today())
