"""Subscribing: asked, confirmed from the mailbox itself, chosen anew, left. Who left is known by a fingerprint."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from faitiere.domains.library.queries import identity
from faitiere.domains.newsletters.choices import SubscriptionState
from faitiere.domains.newsletters.messages import subscriptions as messages
from faitiere.domains.newsletters.models import Newsletter, Subscription
from faitiere.domains.newsletters.queries import links
from faitiere.domains.newsletters.queries.readers import person_at, received_at
from faitiere.domains.newsletters.rules import proofs
from faitiere.domains.people.choices import LegalBasis
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.mail import outbox, suppressions
from faitiere.kernel.mail.addresses import hashed, normalised
from faitiere.kernel.mail.models import Suppression, SuppressionReason

State = SubscriptionState
# What somebody decided may be decided anew by the same; what a server refuses stays refused.
OWN_WILL = [SuppressionReason.UNSUBSCRIBED, SuppressionReason.OBJECTION, SuppressionReason.ERASED]
PENDING_FOR = timedelta(days=30)


class NothingChosen(BusinessError):
    """One subscribes to something."""

    message = "Choisissez au moins une lettre."


class AddressInvalid(BusinessError):
    """An address can be written to."""

    message = "« {address} » n’est pas une adresse électronique valable."


@transaction.atomic
def ask(newsletters: Sequence[Newsletter], address: str, *, name: str = "", by: log.Actor, now: datetime) -> None:
    """Write to an address so that its holder confirms; nobody else learns whether it was known.

    NothingChosen, AddressInvalid. What was already active stays so; until it is confirmed, nothing else is sent.
    """
    address = checked(address)
    if not newsletters:
        raise NothingChosen
    wording = proofs.consent_to([newsletter.name for newsletter in newsletters])
    for newsletter in newsletters:
        fresh = {
            "name": name[:150],
            "state": State.PENDING,
            "basis": LegalBasis.CONSENT,
            "wording": wording,
            "wording_version": proofs.VERSION,
            "source": "formulaire public",
            "asked_at": now,
        }
        row, created = Subscription.objects.select_for_update().get_or_create(
            newsletter=newsletter, address=address, defaults=fresh
        )
        if created:
            log.record("abonnement demandé", row, by=by, at=now)
        elif row.state == State.PENDING:
            Subscription.objects.filter(pk=row.pk).update(asked_at=now, wording=wording)
    link = links.confirmation(address, list(newsletters), now=now)
    draft = messages.confirm(address, newsletters, link=link, sender_name=identity().name)
    outbox.post(draft, key=f"newsletters.confirm.{hashed(address)[:16]}.{now:%Y%m%d%H%M%S%f}", now=now)


@transaction.atomic
def confirm(address: str, newsletters: Sequence[Newsletter], *, by: log.Actor, now: datetime) -> list[Subscription]:
    """Begin what was confirmed from the mailbox. Confirmed again, it stays as it is."""
    return [_activate(newsletter, address, source="formulaire public", by=by, now=now) for newsletter in newsletters]


@transaction.atomic
def choose(address: str, wanted: Collection[Newsletter], *, source: str, by: log.Actor, now: datetime) -> None:
    """Set which letters an address receives: the link, or the login, has proved whose it is."""
    address = normalised(address)
    wanted_keys = {newsletter.pk for newsletter in wanted}
    for newsletter, is_received in received_at(address):
        if newsletter.pk in wanted_keys and not is_received:
            _activate(newsletter, address, source=source, by=by, now=now)
        elif newsletter.pk not in wanted_keys and is_received:
            leave(address, newsletter, by=by, now=now)


@transaction.atomic
def leave(address: str, newsletter: Newsletter, *, by: log.Actor, now: datetime) -> None:
    """End a letter for an address, subscribed or reached otherwise; asked twice, nothing more happens."""
    address = normalised(address)
    row = Subscription.objects.select_for_update().filter(newsletter=newsletter, address=address).first()
    objects = row is None or row.basis == LegalBasis.LEGITIMATE_INTEREST
    reason = SuppressionReason.OBJECTION if objects else SuppressionReason.UNSUBSCRIBED
    suppressions.add(address, scope=newsletter.stream, reason=reason, now=now, by=by)
    if row is None or row.state in {State.ENDED, State.OBJECTED}:
        return
    row.state = State.OBJECTED if objects else State.ENDED
    row.ended_at, row.ended_by = now, str(by)[:150]
    row.save(update_fields=["state", "ended_at", "ended_by"])
    log.record("abonnement terminé", row, by=by, at=now)


@transaction.atomic
def leave_all(address: str, *, by: log.Actor, now: datetime) -> None:
    """End every letter, those to come included."""
    for newsletter in Newsletter.objects.all():
        leave(address, newsletter, by=by, now=now)
    suppressions.add(address, reason=SuppressionReason.UNSUBSCRIBED, now=now, by=by)


@transaction.atomic
def ask_change(address: str, new: str, *, now: datetime) -> None:
    """Write to a new address, which takes the place of the old one when it confirms. AddressInvalid."""
    address, new = normalised(address), checked(new)
    draft = messages.change(new, link=links.change(address, new, now=now), sender_name=identity().name)
    outbox.post(draft, key=f"newsletters.change.{hashed(new)[:16]}.{now:%Y%m%d%H%M%S%f}", now=now)


@transaction.atomic
def change(address: str, new: str, *, by: log.Actor, now: datetime) -> None:
    """Move what an address receives to another, which confirmed; a letter that both received stays once.

    Who a person is does not move: a letter may be forwarded, and what members alone read follows the directory.
    """
    for row in Subscription.objects.active().at(normalised(address)).select_related("newsletter"):
        moved = _activate(row.newsletter, new, source="changement d’adresse", by=by, now=now)
        Subscription.objects.filter(pk=moved.pk).update(name=row.name, basis=row.basis)
        row.state, row.ended_at, row.ended_by = State.ENDED, now, str(by)[:150]
        row.save(update_fields=["state", "ended_at", "ended_by"])
        log.record("adresse d’abonnement changée", row, by=by, at=now)


@transaction.atomic
def inform(newsletter: Newsletter, address: str, *, name: str, source: str, by: log.Actor, now: datetime) -> bool:
    """Take in a professional on legitimate interest, and tell them of it and of the right to object; tell whether new.

    AddressInvalid. Whoever left, objected, or is known already is left as they are.
    """
    address = checked(address)
    known = Subscription.objects.filter(newsletter=newsletter, address=address).exists()
    if known or suppressions.held([address], stream=newsletter.stream):
        return False
    wording = proofs.information_of(newsletter.name, source)
    row = Subscription.objects.create(
        newsletter=newsletter,
        address=address,
        name=name[:150],
        person=person_at(address),
        state=State.ACTIVE,
        basis=LegalBasis.LEGITIMATE_INTEREST,
        wording=wording,
        wording_version=proofs.VERSION,
        source=source[:200],
        asked_at=now,
    )
    link = links.unsubscribe(address, newsletter, now=now)
    draft = messages.inform(row, link=link, sender_name=identity().name)
    outbox.post(draft, key=f"newsletters.inform.{row.pk}", now=now)
    log.record("abonnement repris", row, by=by, at=now)
    return True


@transaction.atomic
def drop_unconfirmed(*, now: datetime) -> int:
    """Forget, after a month, the addresses that nobody confirmed; return how many."""
    return Subscription.objects.filter(state=State.PENDING, asked_at__lt=now - PENDING_FOR).delete()[0]


def checked(address: str) -> str:
    """Return the one spelling of an address. AddressInvalid."""
    found = normalised(address)
    try:
        validate_email(found)
    except ValidationError as error:
        raise AddressInvalid(address=address) from error
    return found


def _activate(newsletter: Newsletter, address: str, *, source: str, by: log.Actor, now: datetime) -> Subscription:
    address = normalised(address)
    fresh = {
        "basis": LegalBasis.CONSENT,
        "wording": proofs.consent_to([newsletter.name]),
        "wording_version": proofs.VERSION,
        "source": source,
        "asked_at": now,
    }
    rows = Subscription.objects.select_for_update()
    row, created = rows.get_or_create(newsletter=newsletter, address=address, defaults=fresh)
    if row.state == State.ACTIVE:
        return row
    if not created and row.state != State.PENDING:
        for name, value in fresh.items():
            setattr(row, name, value)
    row.state, row.confirmed_at, row.ended_at, row.ended_by = State.ACTIVE, now, None, ""
    row.person = row.person or person_at(address)
    row.save()
    _write_again(address, newsletter)
    log.record("abonnement confirmé", row, by=by, at=now)
    return row


def _write_again(address: str, newsletter: Newsletter) -> None:
    """Undo what the reader themselves had decided."""
    scopes = [suppressions.EVERYTHING, newsletter.stream]
    Suppression.objects.filter(address_hash=hashed(address), scope__in=scopes, reason__in=OWN_WILL).delete()
