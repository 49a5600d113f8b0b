"""Mission letters: a letter for each named person who presides a group, on a day."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from faitiere.domains.groups.queries.mission_values import values
from faitiere.domains.groups.queries.missions import LeftOut, Mission, mission_on, missions_on
from faitiere.domains.letters.choices import ItemState, TemplateKind
from faitiere.domains.letters.models import Letter, LetterTemplate
from faitiere.domains.letters.queries import Composition, default, variables
from faitiere.domains.letters.services import letters, templates
from faitiere.domains.letters.services.letters import LetterOrder
from faitiere.domains.mandates.choices import BodyKind
from faitiere.domains.mandates.models import Body, Mandate
from faitiere.domains.mandates.queries import term_of
from faitiere.domains.mandates.services import mission_letters as follow_up
from faitiere.domains.mandates.services import reports
from faitiere.domains.people.choices import Civility
from faitiere.kernel.audit.log import Actor
from faitiere.kernel.documents import DocumentNotCompiled
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.periods import add_years


class NoMission(BusinessError):
    """The mandate is not, on that day, the presidency in force of a group by a named person."""

    message = "Aucune lettre de mission n’est due : {reason}."


class LetterAlreadyIssued(BusinessError):
    """The mandate has its letter, and what it said has changed since."""

    message = (
        "La lettre {letter} a déjà été émise pour ce mandat, et ses données ont changé depuis. "
        "Émettez une nouvelle version en disant pourquoi."
    )


class NoTemplate(BusinessError):
    """No template of mission letters is in use."""

    message = "Aucun modèle de lettre de mission n’est en usage."


class NoLetterYet(BusinessError):
    """There is nothing to replace."""

    message = "Aucune lettre n’a encore été émise pour ce mandat."


@dataclass(frozen=True)
class Wish:
    """What staff add to a letter: another template, texts typed for it, blocks switched on by their title."""

    template: LetterTemplate | None = None
    typed: Mapping[str, str] | None = None
    requested: Collection[str] = ()


@dataclass(frozen=True)
class Outcome:
    """What became of one mission: a letter, new or kept; a refusal, or what to know of the letter kept, in words."""

    mission: Mission
    state: str
    letter: Letter | None = None
    refusal: str = ""


PLAIN = Wish()


def left_out(on: date) -> list[LeftOut]:
    """Return the groups that get no letter on a day, each with its reason."""
    return missions_on(on)[1]


def preview(mandate: Mandate, *, on: date, wish: Wish = PLAIN) -> Composition:
    """Return the letter block by block, with what is missing; nothing is written. NoMission, NoTemplate."""
    return letters.preview(order(_mission(mandate, on), on=on, wish=wish))


def draft(mandate: Mandate, *, on: date, wish: Wish = PLAIN) -> bytes:
    """Return the letter marked « Projet »: PDF, or .docx for a Word template. NoMission, NoTemplate, LetterNotReady."""
    return letters.draft(order(_mission(mandate, on), on=on, wish=wish))


def present_values(mandate: Mandate, *, on: date) -> dict[str, str]:
    """Return the value of each variable on a day; an empty one is not known. NoMission."""
    return values(_mission(mandate, on), on)


def issue(mandate: Mandate, *, on: date, by: Actor, now: datetime, wish: Wish = PLAIN) -> Letter:
    """Return the letter of a mandate: the one that still holds when nothing has changed, else a new one.

    A letter holds for the term of the mandate. NoMission, LetterNotReady, LetterAlreadyIssued.
    """
    return _issued(_mission(mandate, on), on=on, by=by, now=now, wish=wish)[0]


@transaction.atomic
def reissue(mandate: Mandate, *, reason: str, on: date, by: Actor, now: datetime, wish: Wish = PLAIN) -> Letter:
    """Replace the letter of a mandate by a new version, keeping what was typed for it unless typed again.

    NoMission, NoLetterYet, LetterNotReady, ReasonMissing.
    """
    mission = _mission(mandate, on)
    former = current_letter(mission, on)
    if former is None:
        raise NoLetterYet
    letter = letters.reissue(former, order(mission, on=on, wish=_resumed(wish, former)), reason=reason, by=by, now=now)
    follow_up.record(mandate, letter, by=by)
    return letter


def issue_all(*, on: date, by: Actor, now: datetime, reason: str = "") -> Iterator[Outcome]:
    """Issue every letter due on a day, one transaction each; one refusal does not stop the others.

    A letter whose data have changed is replaced when a reason is given; otherwise it is kept, and the outcome says so.
    """
    for mission in missions_on(on)[0]:
        yield issue_one(mission, on=on, by=by, now=now, reason=reason)


def issue_one(mission: Mission, *, on: date, by: Actor, now: datetime, reason: str = "") -> Outcome:
    """Issue the letter of a mission and say what became of it."""
    try:
        letter, is_new = _issued(mission, on=on, by=by, now=now, wish=PLAIN)
    except LetterAlreadyIssued as refusal:
        if not reason:
            return Outcome(mission, ItemState.KEPT, current_letter(mission, on), str(refusal))
        letter, is_new = reissue(mission.mandate, reason=reason, on=on, by=by, now=now), True
    except BusinessError as refusal:
        return Outcome(mission, ItemState.REFUSED, refusal=str(refusal))
    except DocumentNotCompiled as fault:
        # A fault of ours; refused like the rest, lest a batch try the same letter again every minute for ever.
        return Outcome(mission, ItemState.REFUSED, refusal=f"La lettre n’a pas pu être mise en page ({fault}).")
    return Outcome(mission, ItemState.ISSUED if is_new else ItemState.KEPT, letter)


def order(mission: Mission, *, on: date, wish: Wish = PLAIN) -> LetterOrder:
    """Return what the letters room needs to write the letter. NoTemplate."""
    template = wish.template or default(TemplateKind.MISSION)
    if template is None:
        raise NoTemplate
    return LetterOrder(
        template=template,
        variant=mission.variant,
        values=values(mission, on) | dict(wish.typed or {}),
        is_feminine=mission.person.civility == Civility.MADAME,
        recipient=str(mission.person),
        on=on,
        requested=tuple(wish.requested),
    )


def current_letter(mission: Mission, on: date) -> Letter | None:
    """Return the letter that holds on a day: the last version of the latest one, issued less than a term before."""
    years = term_of(mission.mandate, mission.standing.seat)
    found = Letter.objects.filter(
        mission_letter__mandate=mission.mandate,
        replaced_by=None,
        issued_on__lte=on,
        issued_on__gt=add_years(on, -years),
    )
    return found.order_by("-issued_on", "-pk").first()


def _mission(mandate: Mandate, on: date) -> Mission:
    found = mission_on(mandate, on)
    if isinstance(found, Mission):
        return found
    raise NoMission(reason=found.reason if found else "ce mandat ne préside pas un groupe")


@transaction.atomic
def _issued(mission: Mission, *, on: date, by: Actor, now: datetime, wish: Wish) -> tuple[Letter, bool]:
    # Two people who issue the same letter at once wait for each other here.
    Mandate.objects.select_for_update().get(pk=mission.mandate.pk)
    templates.ensure_default(TemplateKind.MISSION, by=by)
    former = current_letter(mission, on)
    wanted = order(mission, on=on, wish=_resumed(wish, former) if former else wish)
    if former and letters.is_unchanged(former, wanted):
        return former, False
    if former:
        raise LetterAlreadyIssued(letter=former)
    letter = letters.issue(wanted, by=by, now=now)
    follow_up.record(mission.mandate, letter, by=by)
    _expect_reports(mission, on, by)
    return letter, True


def _expect_reports(mission: Mission, on: date, by: Actor) -> None:
    """Expect one account a year for the length of the mission, before the assembly."""
    assembly = Body.objects.filter(kind=BodyKind.ASSEMBLY, organization=None).order_by("order", "pk").first()
    for year in range(1, term_of(mission.mandate, mission.standing.seat) + 1):
        due_on = add_years(on, year)
        if due_on >= mission.mandate.holds_from:
            reports.plan(mission.mandate, due_on=due_on, body=assembly, by=by)


def _resumed(wish: Wish, former: Letter) -> Wish:
    """Return the wish with the template of the former letter and what was typed for it, unless said otherwise."""
    template = wish.template or (None if former.template.retired_on else former.template)
    if wish.typed is not None:
        return replace(wish, template=template)
    typed = {variable.name for variable in variables(former.template.kind) if variable.is_typed}
    before = {name: value for name, value in former.content["values"].items() if name in typed}
    return Wish(template, before, wish.requested or former.content["requested"])
