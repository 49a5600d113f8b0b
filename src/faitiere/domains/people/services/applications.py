"""How each kind of correction is checked when it is proposed, and applied when it is accepted.

`details`, by kind – office_ended: `ended_on`; office_added: `title`, `starts_on` (may be missing) and, for somebody who
is not known yet, `first_name`, `last_name`, `civility`; contact: `action` (« add » or « retire »), then `contact` (its
key) to retire, or `kind`, `value`, `purpose`, `role` to add. Dates are ISO 8601.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from faitiere.domains.people.choices import CorrectionKind, LegalBasis
from faitiere.domains.people.models import ContactPoint, Correction, Person
from faitiere.domains.people.services import contacts, offices, persons
from faitiere.domains.territories.models import Authority
from faitiere.domains.territories.services import authorities
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.periods import PartialDate
from faitiere.kernel.statements import Source

DECLARED = "Déclaration de la collectivité"
# What a member may propose about its own record; the rest comes from the national register.
PROPOSABLE = ("address", "postal_code", "post_office", "website", "siren", "population", "population_year")


class CorrectionIncomplete(BusinessError):
    """A proposal says all it takes to apply it."""

    message = "Il manque une information pour que cette correction puisse être appliquée : {missing}."


class ValueNotAccepted(BusinessError):
    """The new value must fit the field."""

    message = "« {value} » ne convient pas pour ce champ."


class NotOfThisAuthority(BusinessError):
    """A member corrects its own record only."""

    message = "Cette correction porte sur une autre collectivité."


def check(correction: Correction) -> None:
    """Refuse a proposal that could not be applied.

    CorrectionIncomplete, ValueNotAccepted, NotOfThisAuthority, ContactInvalid.
    """
    _CHECKS[CorrectionKind(correction.kind)](correction)


def apply(correction: Correction, *, on: date, by: log.Actor) -> None:
    """Make the change that a proposal asks for; what is only a message changes nothing by itself."""
    check(correction)
    if correction.kind == CorrectionKind.AUTHORITY_FIELD:
        authorities.correct(correction.authority, by=by, **{correction.field: _value(correction)})
    elif correction.kind == CorrectionKind.OFFICE_ENDED and correction.office:
        ended_on = _day(correction, "ended_on", "la date de fin")
        offices.end(correction.office, on=ended_on, reason="déclaré par la collectivité", by=by)
    elif correction.kind == CorrectionKind.OFFICE_ADDED:
        _add_office(correction, on=on, by=by)
    elif correction.kind == CorrectionKind.CONTACT:
        _apply_contact(correction, on=on, by=by)


def _add_office(correction: Correction, *, on: date, by: log.Actor) -> None:
    details = correction.details
    # The proposal is tied to whom it made known: the day they are erased, it forgets their name too.
    correction.person = correction.person or _new_person(details, by=by)
    statement = offices.OfficeStatement(
        person=correction.person,
        authority=correction.authority,
        title=_said(correction, "title", "le titre"),
        portfolio=str(details.get("portfolio", "")),
        starts_on=_day(correction, "starts_on", "le début") if details.get("starts_on") else None,
    )
    offices.state(statement, Source(DECLARED, PartialDate(on)), by=by)


def _new_person(details: dict[str, Any], *, by: log.Actor) -> Person:
    draft = persons.PersonDraft(
        last_name=str(details["last_name"]),
        first_name=str(details.get("first_name", "")),
        civility=str(details.get("civility", "")),
    )
    return persons.create(draft, by=by)


def _check_office_ended(correction: Correction) -> None:
    if correction.office is None:
        raise CorrectionIncomplete(missing="le mandat électif concerné")
    if correction.office.authority_id != correction.authority_id:
        raise NotOfThisAuthority
    _day(correction, "ended_on", "la date de fin")


def _check_office_added(correction: Correction) -> None:
    _said(correction, "title", "le titre")
    if correction.details.get("starts_on"):
        _day(correction, "starts_on", "le début")
    if correction.person is None:
        _said(correction, "last_name", "le nom de la personne")


def _check_contact(correction: Correction) -> None:
    if _said(correction, "action", "ajouter ou retirer") == "retire":
        _contact(correction)
    else:
        contacts.check(_contact_draft(correction))


def _check_message(correction: Correction) -> None:
    if not correction.comment.strip():
        raise CorrectionIncomplete(missing="votre message")


def _contact(correction: Correction) -> ContactPoint:
    contact = ContactPoint.objects.filter(pk=correction.details.get("contact")).first()
    if contact is None:
        raise CorrectionIncomplete(missing="l’adresse concernée")
    if contact.authority_id != correction.authority_id:
        raise NotOfThisAuthority
    return contact


def _apply_contact(correction: Correction, *, on: date, by: log.Actor) -> None:
    if correction.details["action"] == "retire":
        contacts.retire(_contact(correction), on=on, by=by)
        return
    contacts.add(_contact_draft(correction), on=on, by=by)


def _contact_draft(correction: Correction) -> contacts.ContactDraft:
    return contacts.ContactDraft(
        kind=_said(correction, "kind", "le moyen"),
        value=_said(correction, "value", "l’adresse"),
        purpose=_said(correction, "purpose", "la finalité"),
        legal_basis=LegalBasis.CONTRACT,
        source=DECLARED,
        person=correction.person,
        authority=correction.authority,
        role=str(correction.details.get("role", "")),
    )


def _value(correction: Correction) -> Any:
    """Return the new value in the type of its field."""
    if correction.field not in PROPOSABLE:
        raise ValueNotAccepted(value=correction.field)
    column: Any = Authority._meta.get_field(correction.field)
    try:
        return column.clean(correction.new_value or (None if column.null else ""), correction.authority)
    except ValidationError as error:
        raise ValueNotAccepted(value=correction.new_value) from error


def _said(correction: Correction, name: str, missing: str) -> str:
    value = str(correction.details.get(name) or "").strip()
    if not value:
        raise CorrectionIncomplete(missing=missing)
    return value


def _day(correction: Correction, name: str, missing: str) -> date:
    try:
        return date.fromisoformat(_said(correction, name, missing))
    except ValueError as error:
        raise CorrectionIncomplete(missing=missing) from error


_CHECKS: dict[CorrectionKind, Callable[[Correction], Any]] = {
    CorrectionKind.AUTHORITY_FIELD: _value,
    CorrectionKind.OFFICE_ENDED: _check_office_ended,
    CorrectionKind.OFFICE_ADDED: _check_office_added,
    CorrectionKind.CONTACT: _check_contact,
    CorrectionKind.OTHER: _check_message,
}
