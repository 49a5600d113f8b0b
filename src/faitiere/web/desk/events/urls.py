"""The addresses of the screens of an event, package by package; all stand in the namespace of events."""

from typing import Any

from faitiere.web.desk.events.guests.urls import urlpatterns as guests

MORE: list[Any] = [*guests]
