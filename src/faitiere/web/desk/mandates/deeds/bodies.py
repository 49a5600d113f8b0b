"""What staff do to bodies and their seats."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from faitiere.domains.mandates.choices import BodyKind
from faitiere.domains.mandates.models import Body, Seat
from faitiere.domains.mandates.services import bodies, mandates, seats
from faitiere.web.desk.kit.deeds import Deed
from faitiere.web.desk.kit.fields import only, source_of
from faitiere.web.desk.mandates import forms


class AddSeat(Deed):
    """A place in the body."""

    model = Body
    slug = "ajouter-siege"
    rule = "seats.create"
    label = _("Ajouter un siège")
    icon = "plus"
    form_class = forms.SeatForm
    refusals = {seats.SeatTaken: "order"}

    @classmethod
    def is_offered(cls, target: Body) -> bool:
        """Leave out the presidents' conference, which has no seats of its own."""
        return target.kind != BodyKind.PRESIDENTS

    def perform(self, target: Body, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return seats.create(target, seats.SeatDraft(**data), by=self.actor)


class SetParity(Deed):
    """The parity rule of the body."""

    model = Body
    slug = "parite"
    rule = "bodies.set_parity"
    label = _("Fixer la règle de parité")
    icon = "group"
    form_class = forms.ParityForm

    def perform(self, target: Body, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return bodies.set_parity(target, **data, by=self.actor)


class _SeatDeed(Deed):
    """An act on a seat belongs to the record of its body."""

    model = Seat

    def get_queryset(self) -> Any:
        """Load the body."""
        return Seat.objects.select_related("body")

    def owner(self) -> Model:
        """Return the body."""
        return self.target.body  # type: ignore[no-any-return]


class StateMandate(_SeatDeed):
    """A source says who holds a seat."""

    slug = "constater"
    rule = "mandates.state"
    label = _("Constater qui tient ce siège")
    explanation = _(
        "Ce que dit un document, à sa date. La même personne dans deux documents fait un seul mandat ; deux documents "
        "du même jour qui se contredisent sont gardés tous deux, jusqu’à ce que l’équipe arbitre."
    )
    form_class = forms.StateForm

    def perform(self, target: Seat, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        told = only(data, "holding", "person", "authority", "organization", "since")
        return mandates.state(mandates.MandateStatement(seat=target, **told), source_of(data), by=self.actor)


class BeginMandate(_SeatDeed):
    """A decision gives the seat to somebody, from a known day."""

    slug = "commencer"
    rule = "mandates.begin"
    label = _("Commencer un mandat")
    explanation = _("Par une décision, à une date connue. Qui tenait ce siège est remplacé ce jour-là.")
    form_class = forms.BeginForm
    refusals = {mandates.HeldLater: "on"}

    def perform(self, target: Seat, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        told = only(data, "holding", "person", "authority", "organization")
        statement = mandates.MandateStatement(seat=target, **told)
        return mandates.begin(statement, on=data["on"], decided_by=data["decided_by"], by=self.actor)
