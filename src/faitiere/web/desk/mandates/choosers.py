"""Choosing a body or a seat by typing."""

from collections.abc import Iterable
from typing import ClassVar

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from faitiere.domains.mandates.models import Body, Seat
from faitiere.web.desk.kit.choosers import DeskChooserViewSet
from faitiere.web.desk.kit.tables import Column


def find_bodies(text: str, *, limit: int) -> Iterable[Body]:
    """Return the bodies whose name or acronym holds each word typed."""
    wanted = Q()
    for word in text.split():
        wanted &= Q(name__icontains=word) | Q(acronym__icontains=word)
    return Body.objects.filter(wanted).order_by("order", "name", "pk")[:limit]


def find_seats(text: str, *, limit: int) -> Iterable[Seat]:
    """Return the seats of the bodies that match."""
    bodies = [body.pk for body in find_bodies(text, limit=limit)]
    return Seat.objects.filter(body__in=bodies).order_by("body", "order", "pk")[:limit]


class BodyChooser(DeskChooserViewSet):
    """A body."""

    model = Body
    icon = "group"
    find = find_bodies
    choose_one_text = _("Choisir une instance")
    details: ClassVar[list[Column]] = [Column("kind", label=_("Nature"), accessor="get_kind_display")]


body_chooser = BodyChooser("desk_body_chooser", url_prefix="choisir/instance")
