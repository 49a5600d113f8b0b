from faitiere.domains.events.models import Invitation
from faitiere.domains.events.queries.life.concerned import Concerned, concerned
from faitiere.domains.events.services import registrations
from faitiere.domains.events.services.registrations import Guest
from faitiere.kernel import clock
from tests.factories.events import EventFactory, RegistrationFactory


def test_who_is_told_of_a_change_is_counted(amina, bernard, chloe, valmont):
    event = EventFactory(capacity=1)
    for name in ("anne", "boris", "carole"):
        guest = Guest(name, "Martin", f"{name}@valmont.example")
        registrations.register(event, guest, by=amina, now=clock.now())
    RegistrationFactory(event=event, email="")  # came to the door, left no address
    Invitation.objects.create(event=event, person=bernard.person, email="bernard@valmont.example", sent_at=clock.now())
    Invitation.objects.create(
        event=event, person=chloe.person, email="c@valmont.example", sent_at=clock.now(), answer="no"
    )
    Invitation.objects.create(event=event, authority=valmont)
    assert concerned(event) == Concerned(registered=1, waiting=2, unanswered=1)
