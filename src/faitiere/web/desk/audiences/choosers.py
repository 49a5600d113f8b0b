"""Choosing an audience by typing."""

from collections.abc import Iterable
from typing import ClassVar

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from faitiere.domains.audiences.models import Audience
from faitiere.web.desk.kit.choosers import DeskChooserViewSet
from faitiere.web.desk.kit.tables import Column


def find_audiences(text: str, *, limit: int) -> Iterable[Audience]:
    """Return the audiences in use whose name or purpose holds each word typed."""
    wanted = Q()
    for word in text.split():
        wanted &= Q(name__icontains=word) | Q(description__icontains=word)
    return Audience.objects.in_use().filter(wanted).order_by("name")[:limit]


class AudienceChooser(DeskChooserViewSet):
    """An audience."""

    model = Audience
    icon = "group"
    find = find_audiences
    choose_one_text = _("Choisir un public")
    details: ClassVar[list[Column]] = [Column("description", label=_("À quoi il sert"))]


audience_chooser = AudienceChooser("desk_audience_chooser", url_prefix="choisir/public")
