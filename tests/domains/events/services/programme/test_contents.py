import pytest

from faitiere.domains.events.services.programme import contents
from faitiere.domains.events.services.programme.contents import Billing
from faitiere.kernel import clock
from tests.factories.events import SessionFactory
from tests.factories.library import LibraryDocumentFactory
from tests.factories.people import OrganizationFactory

pytestmark = pytest.mark.django_db


def test_a_speaker_is_a_person_once_or_a_name(amina, bernard):
    session = SessionFactory()
    one = contents.add_speaker(session, bernard.person, Billing(role="animation"), by=amina, now=clock.now())
    contents.add_speaker(session, None, Billing("Ida Montclar", "chercheuse"), by=amina, now=clock.now())
    with pytest.raises(contents.AlreadySpeaks):
        contents.add_speaker(session, bernard.person, by=amina, now=clock.now())
    with pytest.raises(contents.SpeakerMissing):
        contents.add_speaker(session, None, Billing(" "), by=amina, now=clock.now())
    contents.remove_speaker(one, by=amina, now=clock.now())
    assert [str(speaker) for speaker in session.speakers.all()] == ["Ida Montclar"]


def test_who_built_a_session_and_its_documents_are_linked_and_taken_back(amina, valmont):
    session = SessionFactory()
    linked = [OrganizationFactory(), valmont, LibraryDocumentFactory()]
    for content in linked:
        contents.link(session, content, by=amina, now=clock.now())
    kept = [session.builders.get(), session.building_authorities.get(), session.documents.get()]
    assert kept == linked
    for content in linked:
        contents.unlink(session, content, by=amina, now=clock.now())
    assert not session.documents.exists()
    assert not session.builders.exists()
