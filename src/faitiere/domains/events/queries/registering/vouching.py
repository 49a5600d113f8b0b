"""Whether an address speaks for an authority, as far as the register knows."""

from datetime import date

from django.db.models import Q

from faitiere.domains.people.choices import ContactKind
from faitiere.domains.people.models import ContactPoint, Person
from faitiere.domains.people.queries import offices_on
from faitiere.domains.territories.models import Authority

# Anybody opens a mailbox there: such an address speaks for an authority only if the register holds it.
OPEN_TO_ALL = {
    *("gmail", "googlemail", "outlook", "hotmail", "live", "msn", "yahoo", "ymail", "icloud", "me", "mac", "aol"),
    *("gmx", "proton", "protonmail", "pm", "mailo", "orange", "wanadoo", "free", "sfr", "neuf", "numericable"),
    *("club-internet", "bbox", "laposte", "aliceadsl"),
}


def speaks_for(authority: Authority, email: str, person: Person | None, on: date) -> bool:
    """Tell whether an address is one of the authority, of its own domain, or of somebody who holds office there."""
    lasting = Q(ends_on=None) | Q(ends_on__gt=on)
    known = ContactPoint.objects.filter(lasting, authority=authority)
    addresses = known.filter(kind=ContactKind.EMAIL)
    _name, _at, domain = email.strip().lower().rpartition("@")
    if domain.partition(".")[0] not in OPEN_TO_ALL and addresses.filter(value__iendswith=f"@{domain}").exists():
        return True
    if person is None:
        return addresses.filter(value__iexact=email.strip()).exists()
    offices = {held.office.authority_id for held in offices_on(person, on)}
    return authority.pk in offices or known.filter(person=person).exists()
