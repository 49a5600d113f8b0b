"""Invitations as the cast would read them."""

import pytest

from faitiere.domains.events.choices import EventFormat
from faitiere.domains.events.messages import invitations
from faitiere.domains.events.messages.invitations import Envelope
from faitiere.kernel.mail.drafts import Attachment
from tests.factories.events import EventFactory, InvitationFactory

pytestmark = pytest.mark.django_db
AROUND = Envelope(
    "Monsieur le Maire", "https://reseau.example/invitation/abc/", "Réseau des rives", "rives@reseau.example"
)


@pytest.fixture
def invitation(bernard, valmont):
    event = EventFactory(
        title="Réunion d’été", place="Valmont-sur-Loire", format=EventFormat.HYBRID, description="L’eau en Valdorie"
    )
    return InvitationFactory(event=event, person=bernard.person, authority=valmont, email=bernard.email)


@pytest.mark.parametrize(("write", "subject"), [(invitations.invited, "Invitation"), (invitations.reminded, "Rappel")])
def test_the_person_reads_what_when_where_and_finds_the_link(write, subject, invitation):
    draft = write(invitation, AROUND)

    assert draft.subject == f"{subject}\u00a0: Réunion d’été"
    assert (draft.recipient_name, draft.reply_to) == ("Bernard Morel", "rives@reseau.example")
    for part in (draft.text, draft.html):
        assert "Monsieur le Maire," in part
        assert AROUND.link in part
        assert "Mercredi 20\u00a0mars 2024" in part
        assert "Valmont-sur-Loire" in part
    assert "&#x27;" not in draft.text


def test_the_letter_is_announced_only_when_it_is_there(invitation):
    letter = Attachment(invitations.LETTER, "application/pdf", "events/invitation.pdf")

    assert "est jointe" in invitations.invited(invitation, AROUND, enclosures=(letter,)).text
    assert "est jointe" not in invitations.invited(invitation, AROUND).text


def test_a_withdrawn_invitation_says_so_and_gives_no_link(invitation):
    draft = invitations.withdrawn(invitation, AROUND, calendar="BEGIN:VCALENDAR")

    assert (draft.subject, draft.calendar) == ("Invitation retirée\u00a0: Réunion d’été", "BEGIN:VCALENDAR")
    for part in (draft.text, draft.html):
        assert "Mercredi 20\u00a0mars 2024" in part
        assert AROUND.link not in part
