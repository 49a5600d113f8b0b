"""Forgetting: whoever is erased from the directory, and what served the day of an event only."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from faitiere.domains.events.choices import EventState
from faitiere.domains.events.models import CalendarFeed, CheckIn, Event, Invitation, Registration
from faitiere.domains.events.services import registrations
from faitiere.domains.events.services.registering import imports
from faitiere.domains.people.choices import ContactKind
from faitiere.domains.people.models import Person
from faitiere.domains.people.services.erasures import ERASED_NAME
from faitiere.domains.questionnaires.models import ResponseSet
from faitiere.kernel.audit import log
from faitiere.kernel.mail import outbox

OVER = {EventState.CANCELLED, EventState.HELD}
NEEDED = timedelta(days=30)  # after an event: bills of the caterer, claims, certificates
UNFINISHED = timedelta(days=7)  # an import that nobody applied


@transaction.atomic
def forget(person: Person, *, by: log.Actor, now: datetime) -> None:
    """Empty what events hold of somebody who is being erased: names, addresses, needs, answers, mail, agenda.

    What is to come is cancelled first, and the place goes to who waits; what took place stays as a figure. Called in
    the transaction of `people.services.erasures.erase`, while the name and the addresses are still known.
    """
    addresses = list(person.contacts.filter(kind=ContactKind.EMAIL).values_list("value", flat=True))
    for registration in _registrations(person, addresses):
        if registration.event.state not in OVER:
            registrations.cancel(registration, by=by, now=now)
        _empty(registration)
    for invitation in Invitation.objects.filter(person=person):
        invitation.letter.delete(save=False)
        invitation.name = invitation.email = invitation.substitute_name = invitation.substitute_email = ""
        invitation.answered_by, invitation.withdrawn_at = "", invitation.withdrawn_at or now
        invitation.save()
        log.forget(invitation)
    CalendarFeed.objects.filter(person=person).delete()


@transaction.atomic
def purge(*, by: log.Actor, now: datetime) -> int:
    """Empty, a month after an event, what served that day only: needs, posts of the door, passages taken back.

    Who came stays known: certificates and figures rest on it. Lists that nobody imported go too. Return how many rows.
    """
    over_at = Coalesce(F("ends_at"), F("starts_at"))
    past = Event.objects.annotate(over_at=over_at).filter(over_at__lt=now - NEEDED)
    emptied = Registration.objects.filter(event__in=past).exclude(needs="").update(needs="")
    passages = CheckIn.objects.filter(registration__event__in=past)
    emptied += passages.exclude(withdrawn_at=None).delete()[0]
    emptied += passages.exclude(terminal="").update(terminal="")
    return emptied + imports.forget_abandoned(before=now - UNFINISHED, by=by, now=now)


def _registrations(person: Person, addresses: list[str]) -> list[Registration]:
    """Return those of a person, and those made in that name from one of their addresses, which others may share."""
    same = Q(pk=None)
    for address in addresses:
        same |= Q(email__iexact=address)
    named = same & Q(person=None, first_name__iexact=person.first_name, last_name__iexact=person.last_name)
    return list(Registration.objects.filter(Q(person=person) | named).select_related("event").order_by("pk"))


def _empty(registration: Registration) -> None:
    if registration.email:
        outbox.forget(registration.email)
    if registration.responses_id:
        ResponseSet.objects.filter(pk=registration.responses_id).delete()
        registration.responses = None
    registration.first_name, registration.last_name = "", ERASED_NAME
    registration.email = registration.role = registration.needs = registration.organization_name = ""
    registration.save()
    log.forget(registration)
