"""Freezing: what will be sent, and one row per recipient, written before the first letter leaves."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import islice

from django.db import transaction

from faitiere.kernel.errors import BusinessError
from faitiere.kernel.mail.addresses import normalised
from faitiere.kernel.mail.composing import markers
from faitiere.kernel.mail.mailings.plans import Addressee, Plan
from faitiere.kernel.mail.models import Dispatch, Mailing, MailingContent, MailingState

BATCH = 1000


class AlreadyFrozen(BusinessError):
    """The same key names a mailing whose recipients are settled."""

    message = "Cet envoi est déjà prêt : ses destinataires ne changent plus."


class MarkersUnknown(BusinessError):
    """The letter speaks of a merge field that nobody promised."""

    message = "La lettre contient des champs de fusion inconnus : {names}."


class ValuesMissing(BusinessError):
    """Somebody would read a letter with a hole in it."""

    message = "{address} n’a pas de valeur pour : {names}. Complétez sa fiche, ou retirez ce destinataire."


class VariantUnknown(BusinessError):
    """Somebody is promised a letter that is not written."""

    message = "{address} attend la variante « {variant} », qui n’est pas écrite."


def freeze(plan: Plan, addressees: Iterable[Addressee], *, now: datetime) -> Mailing:
    """Write the mailing and its recipients, each normalised address once; a freeze that was cut is begun again.

    Memory does not grow with the number of recipients. A missing value, or an unknown field or variant, refuses the
    whole: then nothing is kept.
    """
    needed = _needed(plan)
    mailing = _begin(plan, now)
    try:
        rows = (_dispatch(mailing, needed, addressee) for addressee in addressees)
        while batch := list(islice(rows, BATCH)):
            # The unique (mailing, address) keeps the first of those who are named twice.
            Dispatch.objects.bulk_create(batch, ignore_conflicts=True)
    except BusinessError:
        mailing.delete()
        raise
    mailing.recipients = mailing.dispatches.count()
    mailing.state = MailingState.FROZEN
    mailing.save(update_fields=["recipients", "state"])
    return mailing


def _needed(plan: Plan) -> Mapping[str, set[str]]:
    """Return the fields that each variant needs, once all are known to the plan."""
    shared = markers.names_in(*plan.headers.values()) | ({"unsubscribe_url"} & set(plan.markers))
    needed = {
        content.variant: shared | markers.names_in(content.subject, content.html, content.text)
        for content in plan.contents
    }
    unknown = set().union(*needed.values()) - set(plan.markers)
    if unknown:
        raise MarkersUnknown(names=", ".join(sorted(unknown)))
    return needed


@transaction.atomic
def _begin(plan: Plan, now: datetime) -> Mailing:
    cut = Mailing.objects.select_for_update().filter(key=plan.key).first()
    if cut and cut.state != MailingState.FREEZING:
        raise AlreadyFrozen
    if cut:
        cut.delete()
    mailing = Mailing.objects.create(
        key=plan.key,
        kind=plan.kind,
        stream=plan.stream,
        list_id=plan.list_id,
        sender=plan.sender,
        reply_to=plan.reply_to,
        headers=dict(plan.headers),
        markers=list(plan.markers),
        not_before=plan.not_before,
        created_at=now,
        state_since=now,
    )
    MailingContent.objects.bulk_create(
        MailingContent(
            mailing=mailing,
            variant=content.variant,
            subject=" ".join(content.subject.split()),
            html=content.html,
            text=content.text,
        )
        for content in plan.contents
    )
    return mailing


def _dispatch(mailing: Mailing, needed: Mapping[str, set[str]], addressee: Addressee) -> Dispatch:
    fields = needed.get(addressee.variant)
    if fields is None:
        raise VariantUnknown(address=addressee.address, variant=addressee.variant)
    holes = markers.missing(fields, addressee.values)
    if holes:
        raise ValuesMissing(address=addressee.address, names=", ".join(holes))
    address = normalised(addressee.address)
    return Dispatch(
        mailing=mailing,
        address=address,
        domain=address.rpartition("@")[2][:190],
        name=markers.on_one_line(addressee.name)[:150],
        variant=addressee.variant,
        values={name: addressee.values[name] for name in sorted(fields)},
    )
