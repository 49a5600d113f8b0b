from datetime import UTC, date, datetime

import pytest

from faitiere.domains.events.choices import EventState, MinutesAccess, PlaceState
from faitiere.domains.events.models.when import When
from faitiere.domains.events.services.day import minutes
from faitiere.domains.events.services.day.minutes import DecisionDraft, MinutesDraft
from faitiere.kernel import clock
from faitiere.kernel.audit.models import AuditEntry
from faitiere.kernel.mail.models import OutboundMessage
from tests.factories.events import EventFactory, MinutesFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


def edit(written, draft, *, by, version=None):
    return minutes.edit(written, draft, version=version or written.version, by=by, now=clock.now())


def test_whoever_saves_second_is_refused_and_the_first_text_stands(amina):
    written = minutes.begin(EventFactory(), MinutesDraft(text="Début"), by=amina, now=clock.now())

    edit(written, MinutesDraft(text="Texte d’Amina"), version=1, by=amina)
    with pytest.raises(minutes.MinutesChanged):
        edit(written, MinutesDraft(text="Texte d’une collègue"), version=1, by=amina)

    written.refresh_from_db()
    assert (written.text, written.version) == ("Texte d’Amina", 2)


def test_two_who_begin_at_once_do_not_overwrite_each_other(amina):
    event = EventFactory()
    minutes.begin(event, MinutesDraft(text="Première"), by=amina, now=clock.now())

    with pytest.raises(minutes.MinutesChanged):
        minutes.begin(event, MinutesDraft(text="Seconde"), by=amina, now=clock.now())

    assert event.minutes.text == "Première"


def test_what_was_written_before_stays_in_the_log(amina):
    written = MinutesFactory(text="Avant")

    edit(written, MinutesDraft(text="Après"), by=amina)

    assert AuditEntry.objects.get(verb="compte rendu modifié").changes["text"] == ["Avant", "Après"]


def test_decisions_keep_their_order_and_what_is_done_when_the_text_is_edited(amina, bernard):
    written = MinutesFactory()
    edit(
        written,
        MinutesDraft(decisions=(DecisionDraft("Écrire au maire"), DecisionDraft("Réserver"), DecisionDraft(" "))),
        by=amina,
    )
    wrote, booked = written.decisions.all()
    minutes.finish(wrote, on=date(2024, 1, 15), by=amina, now=clock.now())

    owned = DecisionDraft("Écrire au maire", owner=bernard.person, due_on=date(2024, 3, 1), pk=wrote.pk)
    edit(written, MinutesDraft(decisions=(DecisionDraft("Nouvelle"), owned)), by=amina)

    told = [(one.text, one.owner, one.done_on) for one in written.decisions.all()]
    assert told == [("Nouvelle", None, None), ("Écrire au maire", bernard.person, date(2024, 1, 15))]
    assert not written.decisions.filter(pk=booked.pk).exists()


def test_the_first_day_on_which_it_was_done_stays(amina):
    written = MinutesFactory()
    edit(written, MinutesDraft(decisions=(DecisionDraft("Écrire"),)), by=amina)
    decision = written.decisions.get()

    minutes.finish(decision, on=date(2024, 1, 15), by=amina, now=clock.now())
    minutes.finish(decision, on=date(2024, 1, 18), by=amina, now=clock.now())

    assert decision.done_on == date(2024, 1, 15)


def test_minutes_are_published_once(amina):
    written = MinutesFactory()

    first = minutes.publish(written, by=amina, now=clock.now()).published_at
    minutes.publish(written, by=amina, now=datetime(2030, 1, 1, tzinfo=UTC))

    written.refresh_from_db()
    assert written.published_at == first == clock.now()


def test_neither_empty_minutes_nor_those_of_a_meeting_to_come_are_published(amina):
    with pytest.raises(minutes.MinutesEmpty):
        minutes.publish(MinutesFactory(text=" "), by=amina, now=clock.now())
    with pytest.raises(minutes.MeetingNotHeld):
        minutes.publish(MinutesFactory(event__state=EventState.OPEN), by=amina, now=clock.now())


def test_a_correction_after_publication_says_itself(amina):
    written = minutes.publish(MinutesFactory(), by=amina, now=clock.now())

    with pytest.raises(minutes.CorrectionMissing):
        edit(written, MinutesDraft(text="Corrigé"), by=amina)
    edit(written, MinutesDraft(text="Corrigé", correction="Une date était fausse."), by=amina)

    assert (written.correction, written.corrected_at) == ("Une date était fausse.", clock.now())


def test_the_next_meeting_is_alike_but_for_its_date_and_is_created_once(amina, valdorie):
    held = EventFactory(
        state=EventState.HELD, group=valdorie, capacity=30, episode=3, video_url="https://visio.example/x"
    )
    held.countries.set(valdorie.countries.all())
    written = MinutesFactory(event=held, access=MinutesAccess.GROUP)

    following = minutes.plan_next(written, When.days(date(2024, 6, 4)), by=amina, now=clock.now())

    assert (following.group, following.capacity, following.episode) == (valdorie, 30, 4)
    assert (following.state, following.video_url, following.countries.count()) == (EventState.IDEA, "", 1)
    with pytest.raises(minutes.NextMeetingKnown):
        minutes.plan_next(written, When.days(date(2024, 7, 4)), by=amina, now=clock.now())


def test_those_who_took_part_are_told_once_where_to_read(amina):
    written = MinutesFactory(access=MinutesAccess.PUBLIC)
    told = RegistrationFactory(event=written.event)
    RegistrationFactory(event=written.event, state=PlaceState.CANCELLED)
    RegistrationFactory(event=written.event, email="")

    minutes.publish(written, by=amina, now=clock.now())
    minutes.publish(written, by=amina, now=clock.now())

    message = OutboundMessage.objects.get()
    assert message.recipient == told.email
    assert f"/agenda/{written.event.slug}/compte-rendu/" in message.text


def test_what_is_kept_for_staff_is_told_to_nobody(amina):
    written = MinutesFactory(access=MinutesAccess.STAFF)
    RegistrationFactory(event=written.event)

    minutes.publish(written, by=amina, now=clock.now())

    assert not OutboundMessage.objects.exists()
