"""The screens and the deeds of an event, package by package; all stand in the namespace of events."""

from typing import Any

from faitiere.web.desk.events.day.urls import urlpatterns as day
from faitiere.web.desk.events.deeds import LIFE
from faitiere.web.desk.events.guests.urls import urlpatterns as guests
from faitiere.web.desk.events.partners import SetPartners
from faitiere.web.desk.events.programme import views as programme
from faitiere.web.desk.events.registering.urls import urlpatterns as registering
from faitiere.web.desk.events.registrations import viewsets as registrations
from faitiere.web.desk.events.registrations.deeds import Register
from faitiere.web.desk.events.site import deeds as site
from faitiere.web.desk.kit.deeds import Deed

MORE: list[Any] = [
    *programme.urlpatterns,
    *registrations.urlpatterns,
    *guests,
    *registering,
    *day,
]
DEEDS: list[type[Deed]] = [
    *LIFE,
    SetPartners,
    *programme.DEEDS,
    *site.DEEDS,
    Register,
]
