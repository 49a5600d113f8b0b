"""The list of registrations, of one event or of all."""

from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import Prefetch, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from faitiere.domains.events.choices import PlaceState, Side
from faitiere.domains.events.models import Event, Registration, Session, SessionPlace
from faitiere.domains.events.services.changes import OVER
from faitiere.domains.events.services.waiting import recount
from faitiere.domains.territories.models import Authority
from faitiere.kernel.typography import french
from faitiere.web.desk.access import allows
from faitiere.web.desk.events.registrations.deeds import Register
from faitiere.web.desk.events.tabs import tabs_of
from faitiere.web.desk.events.words import PLACE_TONES, places_said
from faitiere.web.desk.kit.listing import DeskIndexView
from faitiere.web.desk.kit.tables import Column, DayColumn, RecordColumn, TagColumn, TitleColumn


def asked_event(request: Any) -> Event | None:
    """Return the event whose registrations are listed, if one is."""
    return Event.objects.filter(pk=_key(request)).first()


def _key(request: Any) -> int:
    key = request.GET.get("event", "") if request else ""
    return int(key) if key.isdecimal() else 0


def _sessions(request: Any) -> QuerySet[Session]:
    return Session.objects.filter(event=_key(request), has_registration=True)


def _authorities(request: Any) -> QuerySet[Authority]:
    found = Authority.objects.filter(registrations__event=_key(request))
    return found.distinct().order_by("name", "pk")


class RegistrationFilterSet(WagtailFilterSet):
    """By event, state, session, authority, side, places granted beyond."""

    event = django_filters.ModelChoiceFilter(
        label=_("Événement"), queryset=Event.objects.all(), widget=forms.HiddenInput
    )
    state = django_filters.MultipleChoiceFilter(label=_("État"), choices=PlaceState.choices)
    session = django_filters.ModelChoiceFilter(label=_("Session"), queryset=_sessions, method="filter_session")
    authority = django_filters.ModelChoiceFilter(label=_("Collectivité"), queryset=_authorities)
    side = django_filters.MultipleChoiceFilter(label=_("Côté"), choices=Side.choices)
    is_override = django_filters.ChoiceFilter(label=_("Place"), choices=[("1", _("accordée en plus"))])

    class Meta:
        model = Registration
        fields: ClassVar[list[str]] = []

    def filter_session(self, queryset: QuerySet[Registration], name: str, value: Session) -> QuerySet[Registration]:
        """Keep who holds or awaits a place in a session."""
        held = SessionPlace.objects.filter(session=value).exclude(state=PlaceState.CANCELLED)
        return queryset.filter(pk__in=held.values("registration"))


def sessions_said(registration: Any) -> str:
    """Say the sessions of a registration, and for which of them it waits."""
    waits = _("en attente")
    said = (
        f"{place.session.title} ({waits})" if place.state == PlaceState.WAITING else place.session.title
        for place in registration.standing
    )
    return french(", ".join(said))


class RegistrationIndex(DeskIndexView):
    """Registrations; those of one event under its tabs."""

    template_name = "desk/events/registrations.html"
    search_fields = ("last_name", "first_name", "email", "authority__name", "organization_name", "event__title")
    select = ("event", "authority", "person", "registered_by")
    filterset_class = RegistrationFilterSet
    default_columns: ClassVar = [
        TitleColumn("name", label=_("Nom"), accessor=str, sort_key="last_name"),
        Column("role", label=_("Fonction"), sort_key="role"),
        RecordColumn("authority", label=_("Collectivité"), sort_key="authority__name"),
        TagColumn(
            "state", label=_("État"), accessor="get_state_display", key="state", tones=PLACE_TONES, sort_key="state"
        ),
        Column("sessions", label=_("Sessions"), accessor=sessions_said),
        DayColumn("registered_at", label=_("Inscrite le"), sort_key="registered_at"),
    ]
    extra_columns: ClassVar = [
        RecordColumn("event", label=_("Événement"), sort_key="event__title"),
        Column("email", label=_("Adresse électronique"), sort_key="email"),
        Column("organization_name", label=_("Organisation"), sort_key="organization_name"),
        Column("side", label=_("Côté"), accessor="get_side_display", sort_key="side"),
        Column("needs", label=_("Besoins")),
        Column("is_override", label=_("Place en plus"), sort_key="is_override"),
        Column("registered_by", label=_("Inscrite par"), accessor=lambda row: str(row.registered_by or "")),
        DayColumn("cancelled_at", label=_("Annulée le"), sort_key="cancelled_at"),
    ]

    @cached_property
    def event(self) -> Event | None:
        """Return the event listed, if one is."""
        return asked_event(self.request)

    def get_base_queryset(self) -> QuerySet[Registration]:
        """Add the places that stand, in the order of the programme."""
        standing = SessionPlace.objects.exclude(state=PlaceState.CANCELLED).select_related("session")
        ordered = standing.order_by("session__starts_at", "session__order", "pk")
        rows: QuerySet[Registration] = super().get_base_queryset()
        return rows.prefetch_related(Prefetch("places", ordered, to_attr="standing"))

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add, for one event, its tabs, its places, and any drift of its counters."""
        context = super().get_context_data(*args, **kwargs)
        context["event"] = self.event
        if self.event:
            context.update(
                tabs=tabs_of(self.event, "registrations"),
                places=places_said(self.event),
                drifts=recount(self.event),
                may_import=allows("registrations.import", self.request.user),
                register=None if self.event.state in OVER else Register.url(self.event),
            )
        return context
