"""The yearly account that a mission gives to the assembly or the board."""

from datetime import date

from django.db import transaction

from faitiere.domains.mandates.models import Body, Mandate, MissionReport
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError


class ReportAlreadyGiven(BusinessError):
    """An account is given once."""

    message = "Ce compte rendu a déjà été présenté le {on:%d/%m/%Y}."


class ReportGivenTooEarly(BusinessError):
    """An account is given once the mandate holds."""

    message = "Le compte rendu ne peut pas précéder le mandat, qui vaut à partir du {start:%d/%m/%Y}."


@transaction.atomic
def plan(mandate: Mandate, *, due_on: date, body: Body | None = None, by: log.Actor) -> MissionReport:
    """Expect an account on a day; expected twice, it is the same one. ReportGivenTooEarly."""
    if due_on < mandate.holds_from:
        raise ReportGivenTooEarly(start=mandate.holds_from)
    report, created = MissionReport.objects.get_or_create(mandate=mandate, due_on=due_on, defaults={"body": body})
    if created:
        log.record("compte rendu attendu", mandate, by=by, changes={"due_on": [None, str(due_on)]})
    return report


@transaction.atomic
def give(report: MissionReport, *, on: date, note: str = "", by: log.Actor) -> MissionReport:
    """Write that an account was given. ReportAlreadyGiven, ReportGivenTooEarly."""
    report = MissionReport.objects.select_for_update(of=("self",)).select_related("mandate").get(pk=report.pk)
    if report.given_on:
        raise ReportAlreadyGiven(on=report.given_on)
    if on < report.mandate.holds_from:
        raise ReportGivenTooEarly(start=report.mandate.holds_from)
    report.given_on, report.note = on, note
    report.save(update_fields=["given_on", "note"])
    log.record("compte rendu présenté", report.mandate, by=by, changes={"given_on": [None, str(on)]})
    return report
