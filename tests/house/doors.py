"""Every address of the house, with what answers there."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve
from django.urls.resolvers import RoutePattern

SAMPLES = {"int": "1", "uuid": "00000000-0000-0000-0000-000000000000"}
_ARGUMENT = re.compile(r"<(?:(\w+):)?\w+>")


@dataclass(frozen=True)
class Door:
    """An address: its name with namespaces, its path with arguments as written, and the view."""

    name: str
    route: str
    view: Callable

    @property
    def path(self) -> str:
        """A path that leads there, whatever stands behind."""
        return "/" + _ARGUMENT.sub(lambda argument: SAMPLES.get(argument[1] or "str", "x"), self.route)

    @property
    def has_arguments(self) -> bool:
        return "<" in self.route

    def is_reached(self) -> bool:
        """Whether its path leads to it, and not to a door that stands before."""
        try:
            return resolve(self.path).func == self.view
        except Resolver404:
            return True

    def __str__(self) -> str:
        return self.name or self.route


@cache
def doors() -> list[Door]:
    """All of them, those of Wagtail and allauth included; not those that an earlier one walls up."""
    return [door for door in _walk(get_resolver().url_patterns, "", "") if door.is_reached()]


def _walk(patterns: list, route: str, space: str) -> Iterator[Door]:
    for pattern in patterns:
        here = route + _written(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, here, inner)
        elif isinstance(pattern, URLPattern) and "(" not in here:
            yield Door(f"{space}{pattern.name}" if pattern.name else "", here, pattern.callback)


def _written(pattern) -> str:
    """The route as it is typed; an old-style expression loses its anchors, its groups become arguments."""
    text = str(pattern)
    if isinstance(pattern, RoutePattern):
        return text
    text = re.sub(r"\(\?P<(\w+)>[^()]*\)", r"<\1>", text)
    return text.removeprefix("^").removesuffix("$").removesuffix("\\Z").replace("\\.", ".").replace("\\", "")
