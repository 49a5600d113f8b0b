"""Who has asked to be erased, and since when: the audit log remembers it."""

from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from faitiere.domains.people.models import Person
from faitiere.kernel.audit.models import AuditEntry

ASKED = "effacement demandé"


def asked_on(person: Person) -> date | None:
    """Return the day of a request that nobody has answered yet."""
    kind = ContentType.objects.get_for_model(Person)
    entry = AuditEntry.objects.filter(target_type=kind, target_id=str(person.pk), verb=ASKED).first()
    return timezone.localdate(entry.at) if entry and not person.erased_at else None


def asking() -> list[Person]:
    """Return the people who wait for an answer, the oldest request first: two queries."""
    kind = ContentType.objects.get_for_model(Person)
    asked = AuditEntry.objects.filter(target_type=kind, verb=ASKED).order_by("pk").values_list("target_id", flat=True)
    people = Person.objects.current().in_bulk([int(pk) for pk in asked])
    return list(people.values())
