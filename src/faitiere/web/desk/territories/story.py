"""The part of an authority in the network, as dated events."""

from collections.abc import Iterable
from datetime import date

from faitiere.domains.people.queries import Event, merged
from faitiere.domains.territories.models import Authority
from faitiere.kernel.periods import PartialDate


def timeline(authority: Authority) -> list[Event]:
    """Return its memberships, its groups, and the authorities it replaced: three queries. Latest first."""
    return merged(_memberships(authority), _groups(authority), _predecessors(authority))


def _memberships(authority: Authority) -> Iterable[Event]:
    for one in authority.memberships.all():
        act = f"{one.get_act_kind_display()} {one.act_number}".strip()
        yield from _event(one.starts_on, "joined", "Adhésion au réseau", act)
        yield from _event(one.ends_on, "left", "Fin de l’adhésion")


def _groups(authority: Authority) -> Iterable[Event]:
    for part in authority.group_memberships.select_related("group"):
        yield from _event(part.starts_on, "joined_group", f"Entrée dans le groupe : {part.group}", part.source)
        yield from _event(part.ends_on, "left_group", f"Sortie du groupe : {part.group}")


def _predecessors(authority: Authority) -> Iterable[Event]:
    for former in authority.predecessors.all():
        yield from _event(former.ends_on, "merged", f"{former} lui est réunie")


def _event(day: date | None, kind: str, text: str, source: str = "") -> Iterable[Event]:
    if day is not None:
        yield Event(PartialDate(day), kind, text, source)
