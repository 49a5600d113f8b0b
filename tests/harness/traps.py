"""Traps, set once for everybody: what would go wrong in silence goes wrong aloud."""

import copy
import re
import socket
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.handlers.base import BaseHandler
from django.db import connection
from django.db.models.expressions import OrderBy
from django.db.models.functions import Random
from django.db.models.sql.compiler import SQLCompiler
from django.template import base
from django.template.base import FilterExpression, VariableDoesNotExist

# Tables that a GET may write, and why.
BOOKKEEPING = {
    "django_session": "the session itself",
    "wagtailusers_userprofile": "Wagtail creates a profile at first sight",
    "library_libraryrendition": "a picture is drawn at a size the first time that a page asks for it, and may be drawn again",
    "wagtailcore_pagesubscription": "Wagtail notes who is told of the comments on a page, when they open its form",
    "newsletters_countedlink": "a click is counted, as its letter said it would be; nothing is kept of the reader",
    "wagtailadmin_editingsession": "Wagtail notes who has a form open",
}
# A sign-in link is followed, not posted: the session that it opens notes the hour on the login.
_SIGNS_IN = 'UPDATE "accounts_user" SET "last_login" = '
_WRITE = re.compile(r"\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+\"?(\w+)", re.IGNORECASE)


@pytest.fixture(autouse=True, scope="session")
def _unordered_rows_come_in_any_order():
    """What nobody ordered, the database may give in any order: here it always does."""
    ordered = SQLCompiler._order_by_pairs

    def pairs(self):
        query, found = self.query, list(ordered(self))
        if found or query.combinator or query.distinct or query.group_by is not None or query.subquery:
            return found
        return [(OrderBy(Random()), False)]

    SQLCompiler._order_by_pairs = pairs
    yield
    SQLCompiler._order_by_pairs = ordered


class UnknownVariable(AssertionError):
    """A template of ours names a variable that its view did not give."""


def _is_ours(origin: object) -> bool:
    return str(settings.SOURCE) in str(origin)


class Watched(FilterExpression):
    """An expression of a template, which knows where it stands."""

    def __init__(self, token, parser):
        super().__init__(token, parser)
        says_what_to_print = self.filters and self.filters[0][0].__name__ in {"default", "default_if_none"}
        self.is_watched = self.is_var and _is_ours(parser.origin) and not says_what_to_print
        self.origin = parser.origin

    def resolve(self, context, ignore_failures=False):
        if ignore_failures or not self.is_watched:
            return super().resolve(context, ignore_failures)
        known = copy.copy(self)
        try:
            known.var, known.is_var, known.is_watched = self.var.resolve(context), False, False
        except VariableDoesNotExist as error:
            raise UnknownVariable(f"{{{{ {self.token} }}}} in {Path(str(self.origin)).name}") from error
        return known.resolve(context, ignore_failures)


@pytest.fixture(autouse=True, scope="session")
def _templates_know_their_variables():
    """In our templates an unknown variable fails, unless the first filter says what to print instead."""
    base.FilterExpression = Watched
    yield
    base.FilterExpression = FilterExpression


class GetWrites(AssertionError):
    """A page was only looked at, and something was written."""


def _refuse_writes(execute, sql, params, many, context):
    write = _WRITE.match(sql)
    if write and write[1] not in BOOKKEEPING and not sql.startswith(_SIGNS_IN):
        raise GetWrites(sql[:200])
    return execute(sql, params, many, context)


@pytest.fixture(autouse=True, scope="session")
def _a_get_writes_nothing():
    """Whatever asks, test client or browser."""
    answer = BaseHandler.get_response

    def get_response(self, request):
        if request.method not in {"GET", "HEAD", "OPTIONS"}:
            return answer(self, request)
        with connection.execute_wrapper(_refuse_writes):
            return answer(self, request)

    BaseHandler.get_response = get_response
    yield
    BaseHandler.get_response = answer


class OutsideWorld(AssertionError):
    """A test tried to leave the machine."""


@pytest.fixture(autouse=True, scope="session")
def _nothing_leaves_the_machine():
    """Sockets open towards this machine only; letters stay in memory by setting."""
    connect = socket.socket.connect

    def connect_here(self, address):
        here = self.family == socket.AF_UNIX or address[0] in {"localhost", "127.0.0.1", "::1", "0.0.0.0"}
        if not here:
            raise OutsideWorld(f"connect to {address}")
        return connect(self, address)

    socket.socket.connect = connect_here
    yield
    socket.socket.connect = connect


@pytest.fixture(autouse=True)
def _caches_start_empty():
    """What one test learnt is not true for the next."""
    cache.clear()
