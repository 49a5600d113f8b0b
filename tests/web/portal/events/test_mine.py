"""My events in the portal."""

from datetime import UTC, datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from faitiere.domains.events.choices import AnswerKind, EventAudience, EventState, MinutesAccess, PlaceState
from faitiere.domains.events.models import CalendarFeed, Invitation, Minutes, Registration
from tests.factories.events import EventFactory

MINE = reverse("portal:events:mine")
NOW = datetime(2024, 1, 10, tzinfo=UTC)
PAST = {"starts_at": datetime(2023, 6, 20, 8, tzinfo=UTC), "ends_at": datetime(2023, 6, 20, 16, tzinfo=UTC)}


def register(person, event, state=PlaceState.CONFIRMED):
    return Registration.objects.create(
        event=event,
        person=person,
        state=state,
        first_name=person.first_name,
        last_name=person.last_name,
        email=f"{person.slug}@example.org",
        registered_at=NOW,
    )


def section(page: str, name: str) -> str:
    """What stands under a heading."""
    return page.split(f'id="{name}"')[1].split("</section>", maxsplit=1)[0] if f'id="{name}"' in page else ""


def test_invitations_registrations_and_what_comes_in_my_groups_stand_apart(as_, chloe, valdorie):
    invited, registered, other = (EventFactory(title=name) for name in ("Invitée", "Inscrite", "Ailleurs"))
    EventFactory(title="Du groupe", group=valdorie, audience=EventAudience.GROUP)
    Invitation.objects.create(event=invited, person=chloe.person)
    register(chloe.person, registered)
    page = as_(chloe).get(MINE).content.decode()

    assert "Invitée" in section(page, "invitations")
    assert "réponse attendue" in section(page, "invitations")
    assert "/invitation/" in section(page, "invitations")
    assert "Inscrite" in section(page, "inscriptions")
    assert "/inscription/" in section(page, "inscriptions")
    assert "Du groupe" in section(page, "groupes")
    assert other.title not in page


def test_an_answer_given_may_be_changed_and_what_is_cancelled_is_not_answered(as_, bernard):
    Invitation.objects.create(event=EventFactory(), person=bernard.person, answer=AnswerKind.YES, answered_at=NOW)
    Invitation.objects.create(event=EventFactory(state=EventState.CANCELLED), person=bernard.person)
    page = section(as_(bernard).get(MINE).content.decode(), "invitations")
    assert page.count("/invitation/") == 1
    assert "Changer ma réponse" in page
    assert "je viens" in page
    assert "annulé" in page


def test_past_events_say_which_minutes_i_may_read(as_, chloe):
    for title, access in [("Ouverte", MinutesAccess.MEMBERS), ("Fermée", MinutesAccess.STAFF)]:
        event = EventFactory(title=title, state=EventState.HELD, **PAST)
        register(chloe.person, event)
        Minutes.objects.create(event=event, access=access, published_at=NOW)
    register(chloe.person, EventFactory(title="Jamais tenue", **PAST), PlaceState.CANCELLED)
    past = section(as_(chloe).get(MINE).content.decode(), "passes")
    assert "Ouverte" in past
    assert "Fermée" in past
    assert past.count(">Compte rendu<") == 1
    assert "Jamais tenue" not in past


def test_another_s_events_are_not_mine(as_, denis, chloe):
    event = EventFactory(title="La réunion de Chloé", audience=EventAudience.MEMBERS)
    Invitation.objects.create(event=event, person=chloe.person)
    register(chloe.person, event)
    assert event.title not in as_(denis).get(MINE).content.decode()


def test_a_login_tied_to_nobody_has_no_events(as_, eve):
    assert as_(eve).get(MINE).status_code == 403


def test_an_address_for_my_calendar_is_made_shown_replaced_and_revoked(as_, chloe, client):
    browser = as_(chloe)
    browser.post(reverse("portal:events:create_feed"), {"scope": "groups"})
    first = CalendarFeed.objects.get()
    assert f"/agenda/abonnement/{first.token}.ics" in browser.get(MINE).content.decode()

    browser.post(reverse("portal:events:create_feed"), {"scope": "groups"})
    assert client.get(f"/agenda/abonnement/{first.token}.ics").status_code == 404
    second = CalendarFeed.objects.get(revoked_at=None)
    browser.post(reverse("portal:events:revoke_feed", args=[second.pk]))
    assert not CalendarFeed.objects.filter(revoked_at=None).exists()


def test_nobody_revokes_another_s_address(as_, chloe, denis):
    as_(chloe).post(reverse("portal:events:create_feed"), {"scope": "nonsense"})
    feed = CalendarFeed.objects.get()
    assert feed.scope == "all"
    assert as_(denis).post(reverse("portal:events:revoke_feed", args=[feed.pk])).status_code == 404


def test_the_page_asks_the_same_for_one_event_and_three(as_, chloe, valdorie):
    browser = as_(chloe)

    def look():
        register(chloe.person, EventFactory())
        register(chloe.person, EventFactory(**PAST))
        Invitation.objects.create(event=EventFactory(), person=chloe.person)
        EventFactory(group=valdorie)
        with CaptureQueriesContext(connection) as asked:
            browser.get(MINE)
        return len(asked)

    assert look() == look() == look() <= 20
