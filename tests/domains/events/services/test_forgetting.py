from datetime import timedelta
from uuid import uuid4

import pytest

from faitiere.domains.events.choices import EventState, PlaceState
from faitiere.domains.events.models import CheckIn, Registration
from faitiere.domains.events.services import registrations, waiting
from faitiere.domains.events.services.registrations import Guest
from faitiere.domains.events.tasks import forget_the_day
from faitiere.domains.people.services import erasures
from faitiere.domains.questionnaires.models import ResponseSet
from faitiere.kernel import clock
from faitiere.kernel.audit.models import AuditEntry
from tests.factories.events import EventFactory, InvitationFactory, RegistrationFactory
from tests.factories.questionnaires import FormFactory


def erase(person, by):
    return erasures.erase(person, reason="demande du 12 janvier", by=by, now=clock.now())


def test_whoever_is_erased_leaves_no_word_in_events_and_their_place_to_who_waits(amina, chloe, valmont):
    event = EventFactory(capacity=1)
    guest = Guest("Chloé", "Garnier", chloe.email, "Agente", chloe.person, valmont, needs="sans gluten")
    hers = registrations.register(event, guest, by=amina, now=clock.now())
    hers.responses = ResponseSet.objects.create(form=FormFactory(), by="Chloé Garnier", submitted_at=clock.now())
    hers.save()
    next_one = registrations.register(event, Guest("Zoé", "Petit", "z@v.example"), by=amina, now=clock.now())
    invited = InvitationFactory(event=event, person=chloe.person, email=chloe.email, substitute_name="Zoé")

    erase(chloe.person, amina)

    for row in (hers, next_one, invited):
        row.refresh_from_db()
    assert (str(hers).strip(), hers.email, hers.needs, hers.role) == ("Personne effacée", "", "", "")
    assert (hers.state, next_one.state) == (PlaceState.CANCELLED, PlaceState.CONFIRMED)
    assert waiting.recount(event) == []
    assert not ResponseSet.objects.exists()
    assert (invited.email, invited.substitute_name, invited.withdrawn_at) == ("", "", clock.now())
    assert not AuditEntry.objects.filter(target_name__contains="Garnier").exists()


def test_what_took_place_stays_as_a_figure_and_a_colleague_at_the_same_address_is_left_alone(amina, chloe):
    held = EventFactory(state=EventState.HELD)
    address = chloe.person.contacts.get(kind="email").value
    RegistrationFactory(event=held, first_name="Chloé", last_name="Garnier", email=address)
    RegistrationFactory(event=EventFactory(), first_name="Yves", last_name="Roy", email=address)

    erase(chloe.person, amina)

    names = [(str(one).strip(), one.state) for one in Registration.objects.order_by("pk")]
    assert names == [("Personne effacée", PlaceState.CONFIRMED), ("Yves Roy", PlaceState.CONFIRMED)]


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "is_forgotten"), [(29, False), (31, True)])
def test_what_served_the_day_is_forgotten_a_month_later_and_who_came_is_not(days, is_forgotten):
    past = clock.now() - timedelta(days=days)
    came = RegistrationFactory(event=EventFactory(starts_at=past, ends_at=past), needs="boucle magnétique")
    passage = {"registration": came, "at": past, "terminal": "Porte A"}
    CheckIn.objects.create(**passage, scan=uuid4())
    CheckIn.objects.create(**passage, scan=uuid4(), withdrawn_at=past)

    forget_the_day.func()

    came.refresh_from_db()
    assert came.needs == ("" if is_forgotten else "boucle magnétique")
    kept = [(one.terminal, one.withdrawn_at) for one in CheckIn.objects.order_by("pk")]
    assert kept == ([("", None)] if is_forgotten else [("Porte A", None), ("Porte A", past)])
