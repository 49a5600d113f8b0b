"""Who was invited to an event, registered for it, came to it."""

from collections.abc import Collection
from typing import Any, ClassVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from faitiere.domains.audiences.queries.criterion import Ask, Criterion, Reason, register, tied
from faitiere.domains.audiences.queries.parameters import Choice, Parameter, Row
from faitiere.domains.events.choices import AnswerKind, PlaceState
from faitiere.domains.events.models import CheckIn, Event, Invitation, Registration, Series

EVENT = Row("event", "Événement", model=Event)
SERIES = Row("series", "Série d’événements", model=Series, is_short=True)


class _OfEvents(Criterion):
    """What the three share: an event or a series of them, and a row for each person."""

    family = "Événements"
    parameters: ClassVar[tuple[Parameter, ...]] = (EVENT, SERIES)
    needs_one_of = ("event", "series")
    said: ClassVar[str]

    def people(self, ask: Ask) -> Q:
        """Return whoever has such a row by then."""
        return tied(self._rows(ask))

    def reasons(self, people: Collection[int], ask: Ask) -> dict[int, Reason]:
        """Return « présence : Rencontres de Valmont »: one query."""
        rows = self._rows(ask).filter(person__in=people).select_related("event", "authority")
        return {
            row.person_id: Reason(f"{self.said} « {row.event} »", row.authority)
            for row in rows.order_by("event__starts_at", "pk")
        }

    def _rows(self, ask: Ask) -> QuerySet[Any]:
        raise NotImplementedError

    def _events(self, ask: Ask) -> Q:
        asked = Q(event=ask.values["event"]) if "event" in ask.values else Q()
        return asked & Q(event__series=ask.values["series"]) if "series" in ask.values else asked


@register
class Invited(_OfEvents):
    """Whoever was invited, and how they answered."""

    key = "events.invited"
    label = "Personnes invitées à un événement"
    said = "invitation à"
    parameters: ClassVar[tuple[Parameter, ...]] = (EVENT, SERIES, Choice("answers", "Réponse", options=AnswerKind))

    def _rows(self, ask: Ask) -> QuerySet[Invitation]:
        rows = Invitation.objects.filter(self._events(ask))
        return rows.filter(answer__in=ask.values["answers"]) if "answers" in ask.values else rows


@register
class Unanswered(_OfEvents):
    """Whoever was invited and has not answered."""

    key = "events.unanswered"
    label = "Personnes invitées qui n’ont pas répondu"
    said = "pas de réponse à l’invitation à"

    def _rows(self, ask: Ask) -> QuerySet[Invitation]:
        return Invitation.objects.filter(self._events(ask), answer="")


@register
class Registered(_OfEvents):
    """Whoever has a place or waits for one."""

    key = "events.registered"
    label = "Personnes inscrites à un événement"
    said = "inscription à"
    parameters: ClassVar[tuple[Parameter, ...]] = (EVENT, SERIES, Choice("states", "Place", options=PlaceState))

    def _rows(self, ask: Ask) -> QuerySet[Registration]:
        states = ask.values.get("states") or [PlaceState.CONFIRMED, PlaceState.WAITING]
        return Registration.objects.filter(self._events(ask), state__in=states, registered_at__date__lte=ask.on)


@register
class Attended(_OfEvents):
    """Whoever came in."""

    key = "events.attended"
    label = "Personnes venues à un événement"
    said = "présence à"

    def _rows(self, ask: Ask) -> QuerySet[Registration]:
        came = CheckIn.objects.filter(registration=OuterRef("pk"), at__date__lte=ask.on)
        return Registration.objects.filter(self._events(ask)).filter(Exists(came))
