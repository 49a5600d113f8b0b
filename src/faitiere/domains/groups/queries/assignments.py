"""What somebody holds, and owes for it: their mandates, the letters that confide them, the accounts they give."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from faitiere.domains.groups.models import Group
from faitiere.domains.mandates.choices import MissionLetterState
from faitiere.domains.mandates.models import Mandate, MissionLetter, MissionReport
from faitiere.domains.mandates.queries import Standing, holders_on
from faitiere.domains.people.models import Person


@dataclass(frozen=True)
class Assignment:
    """A mandate as its holder, or who stands in for the holder, sees it on a day."""

    mandate: Mandate
    standing: Standing | None
    group: Group | None
    letters: tuple[MissionLetter, ...]
    reports: tuple[MissionReport, ...]
    is_substitute: bool
    on: date

    @property
    def is_held(self) -> bool:
        """Tell whether the seat is held by this mandate on the day."""
        return self.standing is not None

    @property
    def letter(self) -> MissionLetter | None:
        """Return the letter that counts: the latest that no other replaced."""
        return next((letter for letter in self.letters if letter.state != MissionLetterState.REPLACED), None)

    @property
    def letter_to_sign(self) -> MissionLetter | None:
        """Return the letter that waits for a signature."""
        letter = self.letter if self.is_held and not self.is_substitute else None
        return letter if letter and letter.state == MissionLetterState.ISSUED else None

    @property
    def report_due(self) -> MissionReport | None:
        """Return the next account that is owed."""
        return next((report for report in self.reports if report.given_on is None), None)


def assignments_of(person: Person, on: date) -> list[Assignment]:
    """Return the mandates that a person holds, stands in for, or held; those of the day first. Seven queries."""
    mandates = list(
        Mandate.objects.told()
        .retained()
        .filter(Q(person=person) | Q(substitute=person), holds_from__lte=on)
        .order_by("-holds_from", "-pk")
    )
    standings = holders_on(on, [mandate.seat for mandate in mandates])
    groups = {group.body_id: group for group in Group.objects.filter(body__in=[one.seat.body_id for one in mandates])}
    letters, reports = _letters(mandates), _reports(mandates)
    found = [
        Assignment(
            mandate=mandate,
            standing=_own(mandate, standings[mandate.seat_id]),
            group=groups.get(mandate.seat.body_id),
            letters=tuple(letters[mandate.pk]),
            reports=tuple(reports[mandate.pk]),
            is_substitute=mandate.person_id != person.pk,
            on=on,
        )
        for mandate in mandates
    ]
    return sorted(found, key=lambda one: not one.is_held)


def _own(mandate: Mandate, standing: Standing) -> Standing | None:
    return standing if standing.is_held and standing.mandate and standing.mandate.pk == mandate.pk else None


def _letters(mandates: list[Mandate]) -> dict[int, list[MissionLetter]]:
    found: dict[int, list[MissionLetter]] = defaultdict(list)
    rows = MissionLetter.objects.filter(mandate__in=mandates).select_related("letter", "signed_copy")
    for letter in rows.order_by("-letter__year", "-letter__sequence", "-letter__version"):
        found[letter.mandate_id].append(letter)
    return found


def _reports(mandates: list[Mandate]) -> dict[int, list[MissionReport]]:
    found: dict[int, list[MissionReport]] = defaultdict(list)
    for report in MissionReport.objects.filter(mandate__in=mandates).select_related("body").order_by("due_on", "pk"):
        found[report.mandate_id].append(report)
    return found
