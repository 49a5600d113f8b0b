"""Asking to be erased, and what goes with the login and the letters."""

from datetime import UTC, datetime, timedelta

import pytest

from faitiere.domains.library.services import identities
from faitiere.domains.people.queries.erasures import asked_on, asking
from faitiere.domains.people.services import erasures
from faitiere.kernel.audit.log import System
from faitiere.kernel.audit.models import AuditEntry
from faitiere.kernel.mail import outbox
from faitiere.kernel.mail.drafts import Draft
from faitiere.kernel.mail.models import OutboundMessage

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)


def test_a_request_is_written_once_and_told_to_the_network(bernard):
    identities.update({"name": "Réseau des rives", "email": "equipe@rives.example"}, by=System())
    erasures.request(bernard.person, reason="Je quitte la vie publique.", by=bernard, now=NOW)

    message = OutboundMessage.objects.get()
    assert (message.recipient, message.subject) == ("equipe@rives.example", "Demande d’effacement : Bernard Morel")
    assert "Je quitte la vie publique." in message.text
    assert asked_on(bernard.person) == NOW.date()
    assert asking() == [bernard.person]
    with pytest.raises(erasures.AlreadyAsked, match="19/01/2024"):
        erasures.request(bernard.person, reason="", by=bernard, now=NOW + timedelta(days=3))
    assert OutboundMessage.objects.count() == 1


def test_a_request_left_without_answer_for_a_month_may_be_made_again(bernard):
    erasures.request(bernard.person, reason="", by=bernard, now=NOW)
    erasures.request(bernard.person, reason="", by=bernard, now=NOW + timedelta(days=31))

    assert AuditEntry.objects.filter(verb="effacement demandé").count() == 2
    assert asking() == [bernard.person]


def test_the_login_its_address_and_its_letters_go_with_the_person(chloe, amina):
    address = chloe.email
    outbox.post(Draft(kind="x", recipient=address.upper(), subject="Invitation", text="Bonjour."), key="1", now=NOW)
    outbox.post(Draft(kind="x", recipient=amina.email, subject="Autre", text="Bonjour."), key="2", now=NOW)
    person = chloe.person
    erasures.erase(person, reason="Demande", by=amina, now=NOW)

    chloe.refresh_from_db()
    assert (chloe.is_active, str(chloe), chloe.email) == (False, "Compte effacé", f"efface-{chloe.pk}@efface.invalid")
    assert [message.recipient for message in OutboundMessage.objects.all()] == [amina.email]
    told = AuditEntry.objects.values_list("target_name", flat=True)
    assert not any("Garnier" in name or address in name for name in told)
    assert asking() == []
