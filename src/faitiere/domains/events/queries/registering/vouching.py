"""Whether an address speaks for an authority, as far as the register knows."""

from datetime import date

from django.db.models import Q

from faitiere.domains.people.choices import ContactKind
from faitiere.domains.people.models import ContactPoint, Person
from faitiere.domains.people.queries import offices_on
from faitiere.domains.territories.models import Authority
from faitiere.kernel.mail.providers import domain_of, is_of_a_house


def speaks_for(authority: Authority, email: str, person: Person | None, on: date) -> bool:
    """Tell whether an address is one of the authority, of its own domain, or of somebody who holds office there.

    Where anybody opens a mailbox, an address speaks for an authority only if the register holds it.
    """
    lasting = Q(ends_on=None) | Q(ends_on__gt=on)
    known = ContactPoint.objects.filter(lasting, authority=authority)
    addresses = known.filter(kind=ContactKind.EMAIL)
    if is_of_a_house(email) and addresses.filter(value__iendswith=f"@{domain_of(email)}").exists():
        return True
    if person is None:
        return addresses.filter(value__iexact=email.strip()).exists()
    offices = {held.office.authority_id for held in offices_on(person, on)}
    return authority.pk in offices or known.filter(person=person).exists()
