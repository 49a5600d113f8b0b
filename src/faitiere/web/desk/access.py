"""The gate of the desk: staff only, and a named rule of the rooms before every act."""

from collections.abc import Callable
from functools import cache, wraps
from importlib import import_module
from importlib.util import find_spec
from inspect import signature
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from faitiere.domains.accounts.rules import has_second_factor, is_staff
from faitiere.kernel import clock

Predicate = Callable[..., bool]
View = Callable[..., HttpResponseBase]

# What belongs to no room.
OWN: dict[str, Predicate] = {"journal.view": is_staff}

# What Wagtail asks Django about, as words; everything else it asks our policies.
ENTRANCES = frozenset({"wagtailadmin.access_admin"})


@cache
def rules() -> dict[str, Predicate]:
    """Return every line of every room's permission table; two rooms may not give one name two meanings."""
    table: dict[str, Predicate] = dict(OWN)
    for room in settings.ROOMS:
        name = f"faitiere.domains.{room}.rules"
        if find_spec(name) is None:
            continue
        for rule, predicate in import_module(name).PERMISSIONS.items():
            if table.setdefault(rule, predicate) is not predicate:
                raise ImproperlyConfigured(f"{rule} is named by two rooms with two meanings.")
    return table


def allows(rule: str, user: Any, target: Any = None) -> bool:
    """Tell whether a rule of the rooms lets somebody act on something."""
    if not (user.is_active and user.is_staff):
        return False
    predicate = rules()[rule]
    asked = (user,) if len(signature(predicate).parameters) == 1 else (user, target)
    return predicate(*asked)


def require(rule: str, user: Any, target: Any = None) -> None:
    """Refuse who may not."""
    if not allows(rule, user, target):
        raise PermissionDenied


class DeskBackend:
    """Opens Wagtail's door to staff. They have no Django permission beyond it: the rooms' rules decide the rest.

    It signs nobody in: without `get_user`, Django never makes it the backend of a session.
    """

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> None:
        """Know nobody."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """Tell whether somebody may enter the admin; PermissionDenied keeps other backends from looking further."""
        if not (user_obj.is_active and user_obj.is_staff):
            return False
        if perm in ENTRANCES:
            return True
        raise PermissionDenied


def require_desk(view: View) -> View:
    """Let staff in with their second factor; send the unknown to sign in, and refuse everybody else."""

    @wraps(view)
    def gated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), settings.WAGTAILADMIN_LOGIN_URL)
        if not (request.user.is_active and request.user.is_staff):
            raise PermissionDenied
        if not has_second_factor(request.session, request.user, clock.real_now()):
            return redirect_to_login(request.get_full_path(), settings.SECOND_FACTOR_URL)
        return view(request, *args, **kwargs)

    return gated
