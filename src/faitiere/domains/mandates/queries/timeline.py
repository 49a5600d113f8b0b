"""The life of a body and of the mandates of a person, as dated events."""

from collections.abc import Iterable

from django.db.models import Q

from faitiere.domains.mandates.models import Body, Mandate, MissionLetter, MissionReport
from faitiere.domains.mandates.models.mandate import MandateQuerySet
from faitiere.domains.people.models import Person
from faitiere.domains.people.queries import Event, merged
from faitiere.domains.people.queries import timeline as people_timeline
from faitiere.kernel.periods import PartialDate


def timeline(body: Body) -> list[Event]:
    """Return the life of a body: created, its mandates stated, begun, ended, its letters and accounts. Latest first."""
    mandates = Mandate.objects.filter(seat__body=body)
    return merged(_body_events(body), _mandate_events(mandates), _mission_events(Q(mandate__seat__body=body)))


def statements(body: Body) -> list[Event]:
    """Return only what sources say of who sits in a body, latest first: what the public may know. Two queries."""
    return merged(_mandate_events(Mandate.objects.filter(seat__body=body)))


def timeline_of_person(person: Person) -> list[Event]:
    """Return the life of a person: offices, positions, mandates, letters and accounts. Latest first."""
    mandates = Mandate.objects.filter(person=person)
    return merged(people_timeline(person), _mandate_events(mandates), _mission_events(Q(mandate__person=person)))


def _body_events(body: Body) -> Iterable[Event]:
    if body.starts_on:
        yield Event(PartialDate(body.starts_on), "body_created", f"Création : {body.name}", body.source, about=body)
    for rule in body.parity_rules.all():
        text = f"Parité {rule.get_nature_display()}"
        yield Event(PartialDate(rule.since), "parity_rule", text, rule.source, rule.decided_by, rule)
    if body.ends_on:
        yield Event(PartialDate(body.ends_on), "body_closed", f"Suppression : {body.name}", about=body)


def _mandate_events(mandates: MandateQuerySet) -> Iterable[Event]:
    for mandate in mandates.told().prefetch_related("mentions"):
        told = f"{mandate.seat} : {mandate.holder_name}"
        aside = "" if mandate.is_retained else " (source écartée)" if mandate.judged_on else " (à arbitrer)"
        if mandate.starts_on:
            yield Event(mandate.held_since, "mandate_started", f"Début – {told}{aside}", about=mandate)
        for mention in mandate.mentions.all():
            source = f"{mention.source}, {mention.source_page}".strip(", ")
            yield Event(mention.seen, "mandate_seen", f"{told}{aside}", source, mention.note, mandate)
        if mandate.judged_on:
            verdict = "Source retenue" if mandate.is_retained else "Source écartée"
            text = f"{verdict} – {told}"
            said = PartialDate(mandate.judged_on)
            yield Event(said, "mandate_judged", text, mandate.judged_by, mandate.judgement, mandate)
        if mandate.ends_on:
            end = PartialDate(mandate.ends_on)
            yield Event(end, "mandate_ended", f"Fin – {told}", note=mandate.end_reason, about=mandate)


def _mission_events(about: Q) -> Iterable[Event]:
    letters = MissionLetter.objects.filter(about).select_related(
        "letter", "mandate__seat__body", "mandate__person", "mandate__authority", "mandate__organization"
    )
    for mission in letters:
        told = f"lettre de mission {mission.letter} – {mission.mandate.holder_name}"
        issued = PartialDate(mission.letter.issued_on)
        yield Event(issued, "letter_issued", f"Émise : {told}", note=mission.letter.reason, about=mission)
        if mission.signed_on:
            yield Event(PartialDate(mission.signed_on), "letter_signed", f"Signée : {told}", about=mission)
    reports = MissionReport.objects.filter(about, given_on__isnull=False).select_related("body", "mandate__seat__body")
    for report in reports:
        before = f" devant : {report.body}" if report.body else ""
        given = PartialDate(report.given_on or report.due_on)
        yield Event(given, "report_given", f"Compte rendu de mission{before}", note=report.note, about=report)
