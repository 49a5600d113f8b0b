"""Choosing a group by typing."""

from collections.abc import Iterable
from typing import ClassVar

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from faitiere.domains.groups.models import Group
from faitiere.web.desk.kit.choosers import DeskChooserViewSet
from faitiere.web.desk.kit.tables import Column


def find_groups(text: str, *, limit: int) -> Iterable[Group]:
    """Return the groups whose name holds each word typed."""
    wanted = Q()
    for word in text.split():
        wanted &= Q(name__icontains=word) | Q(short_name__icontains=word)
    return Group.objects.filter(wanted).order_by("short_name", "pk")[:limit]


class GroupChooser(DeskChooserViewSet):
    """A group."""

    model = Group
    icon = "group"
    find = find_groups
    choose_one_text = _("Choisir un groupe")
    details: ClassVar[list[Column]] = [Column("kind", label=_("Nature"), accessor="get_kind_display")]


group_chooser = GroupChooser("desk_group_chooser", url_prefix="choisir/groupe")
