"""Who is behind an address."""

from datetime import date

from django.db.models import Q

from faitiere.domains.people.choices import ContactKind
from faitiere.domains.people.models import Person


def person_at(email: str, on: date) -> Person | None:
    """Return whom an address belongs to on a day; nobody when several share it, as the mailbox of a town hall."""
    lasting = Q(contacts__ends_on=None) | Q(contacts__ends_on__gt=on)
    known = Q(contacts__kind=ContactKind.EMAIL, contacts__value__iexact=email) & lasting
    found = list(Person.objects.current().filter(known | Q(user__email__iexact=email)).distinct()[:2])
    return found[0] if len(found) == 1 else None
