"""Addresses: added with their purpose and legal basis, retired when they must no longer be used."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from faitiere.domains.people.choices import ContactKind
from faitiere.domains.people.models import ContactPoint, Organization, Person
from faitiere.domains.territories.models import Authority
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError


class ContactOwnerMissing(BusinessError):
    """An address belongs to somebody."""

    message = "Indiquez à qui appartient cette adresse : personne, collectivité ou organisation."


class ContactInvalid(BusinessError):
    """An address can be written to."""

    message = "« {value} » n’est pas une adresse électronique valable."


class ContactAlreadyRetired(BusinessError):
    """An address is retired once."""

    message = "Cette adresse n’est déjà plus utilisée depuis le {on:%d/%m/%Y}."


@dataclass(frozen=True)
class ContactDraft:
    """An address, what it is for, and by which right it is kept (GDPR, art. 6)."""

    kind: str
    value: str
    purpose: str
    legal_basis: str
    source: str
    person: Person | None = None
    authority: Authority | None = None
    organization: Organization | None = None
    role: str = ""


@transaction.atomic
def add(draft: ContactDraft, *, on: date, by: log.Actor) -> ContactPoint:
    """Keep an address, collected on a day; the same one in use is returned as it stands.

    ContactOwnerMissing, ContactInvalid. The log does not repeat the address.
    """
    value = check(draft)
    owners = {"person": draft.person, "authority": draft.authority, "organization": draft.organization}
    same = ContactPoint.objects.filter(kind=draft.kind, value=value, purpose=draft.purpose, ends_on=None, **owners)
    known = same.first()
    if known:
        return known
    contact = ContactPoint.objects.create(
        kind=draft.kind,
        value=value,
        purpose=draft.purpose,
        legal_basis=draft.legal_basis,
        source=draft.source,
        role=draft.role,
        collected_on=on,
        **owners,
    )
    owner = draft.person or draft.authority or draft.organization
    if owner is not None:
        log.record("contact ajouté", owner, by=by, changes={"contact": ["", _told(contact)]})
    return contact


@transaction.atomic
def retire(contact: ContactPoint, *, on: date, by: log.Actor) -> ContactPoint:
    """No longer use an address from a day on. ContactAlreadyRetired."""
    contact = ContactPoint.objects.select_for_update(of=("self",)).get(pk=contact.pk)
    if contact.ends_on:
        raise ContactAlreadyRetired(on=contact.ends_on)
    contact.ends_on = on
    contact.save(update_fields=["ends_on"])
    owner = contact.person or contact.authority or contact.organization
    if owner is not None:
        log.record("contact retiré", owner, by=by, changes={"contact": [_told(contact), ""]})
    return contact


def check(draft: ContactDraft) -> str:
    """Return the address as it would be kept. ContactOwnerMissing, ContactInvalid."""
    if not (draft.person or draft.authority or draft.organization):
        raise ContactOwnerMissing
    value = draft.value.strip()
    if draft.kind != ContactKind.EMAIL:
        return value
    try:
        validate_email(value)
    except ValidationError as error:
        raise ContactInvalid(value=value) from error
    return value.lower()


def _told(contact: ContactPoint) -> str:
    """Return what the log says of an address: its means and purpose, never the address."""
    return f"{contact.get_kind_display()} – {contact.get_purpose_display()}"
