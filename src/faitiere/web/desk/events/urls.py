"""The addresses of the screens of an event, package by package; all stand in the namespace of events."""

from typing import Any

MORE: list[Any] = []
