"""Memberships as rows of a spreadsheet."""

from collections.abc import Iterator
from datetime import date

from faitiere.domains.members.models import Membership

COLUMNS = (
    "Collectivité",
    "Nature",
    "Code INSEE",
    "SIREN",
    "Population",
    "État",
    "Début",
    "Fin",
    "Acte",
    "Date de l’acte",
)
Row = tuple[str | int | date | None, ...]


def rows(on: date) -> Iterator[Row]:
    """Yield the memberships in force on a day, by authority; the last day that they hold is the day before `Fin`."""
    memberships = Membership.objects.in_force(on).select_related("authority").order_by("authority__name", "pk")
    for membership in memberships.iterator():
        authority = membership.authority
        act = f"{membership.get_act_kind_display()} {membership.act_number}".strip()
        yield (
            authority.name,
            authority.get_kind_display(),
            authority.insee_code,
            authority.siren,
            authority.population,
            membership.get_state_display(),
            membership.starts_on,
            membership.ends_on,
            act,
            membership.act_on,
        )
