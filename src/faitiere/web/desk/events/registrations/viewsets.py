"""Registrations, and the address that leads from an event to its own."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.models import Registration
from faitiere.web.desk.access import allows
from faitiere.web.desk.events.registrations.deeds import CancelRegistration, ChooseSessions
from faitiere.web.desk.events.registrations.listing import RegistrationIndex
from faitiere.web.desk.events.registrations.record import RegistrationRecord
from faitiere.web.desk.kit.viewsets import DeskViewSet


class RegistrationViewSet(DeskViewSet):
    """Inscriptions."""

    name = "desk_registration"
    url_prefix = "inscriptions"
    model = Registration
    icon = "user"
    menu_label = _("Inscriptions")
    export_filename = "inscriptions"
    ordering = ("-registered_at", "-pk")
    index_view_class = RegistrationIndex
    inspect_view_class = RegistrationRecord
    rules: ClassVar = {"view": "registrations.view"}
    deeds: ClassVar = [ChooseSessions, CancelRegistration]
    bulk_deeds: ClassVar = [CancelRegistration]


def of_event(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead to the list of one event."""
    if not allows("registrations.view", request.user):
        raise PermissionDenied
    return redirect(f"{reverse('desk_registration:index')}?event={pk}")


urlpatterns: list[Any] = [path("<int:pk>/inscriptions/", of_event, name="registrations")]
