from datetime import UTC, date, datetime

import pytest

from faitiere.domains.people.models import Correction
from faitiere.domains.people.rules import PERMISSIONS
from faitiere.domains.people.services import corrections
from faitiere.domains.people.services.corrections import CorrectionDraft
from faitiere.kernel.mail.models import OutboundMessage

NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)
TODAY = date(2024, 1, 19)


def propose(author, authority, **fields):
    draft = {"kind": "authority_field", "field": "address", "new_value": "1, quai de Loire", **fields}
    return corrections.propose(CorrectionDraft(authority, **draft), author=author, now=NOW)


def test_an_accepted_correction_is_applied_and_its_author_told(amina, chloe, valmont):
    correction = propose(chloe, valmont)
    valmont.refresh_from_db()
    assert valmont.address == ""

    corrections.accept(correction, note="Merci.", by=amina, now=NOW, on=TODAY)

    valmont.refresh_from_db()
    assert valmont.address == "1, quai de Loire"
    correction.refresh_from_db()
    assert (correction.state, correction.decided_by) == ("accepted", amina)
    message = OutboundMessage.objects.get()
    assert (message.recipient, message.subject) == (chloe.email, f"Votre correction a été acceptée : {valmont}")
    assert "Merci." in message.text


def test_a_refused_correction_changes_nothing_and_says_why(amina, chloe, valmont):
    correction = propose(chloe, valmont)
    with pytest.raises(corrections.RefusalNeedsReason):
        corrections.refuse(correction, note=" ", by=amina, now=NOW)

    corrections.refuse(correction, note="L’adresse est celle du registre.", by=amina, now=NOW)

    valmont.refresh_from_db()
    assert valmont.address == ""
    assert "L’adresse est celle du registre." in OutboundMessage.objects.get().text


def test_a_correction_is_decided_once(amina, chloe, valmont):
    correction = propose(chloe, valmont)
    corrections.accept(correction, by=amina, now=NOW, on=TODAY)

    with pytest.raises(corrections.AlreadyDecided, match="acceptée le 19/01/2024"):
        corrections.refuse(correction, note="Non.", by=amina, now=NOW)


def test_nothing_new_and_nothing_twice(chloe, valmont):
    with pytest.raises(corrections.NothingToCorrect):
        propose(chloe, valmont, new_value=" ")
    propose(chloe, valmont)
    with pytest.raises(corrections.AlreadyProposed):
        propose(chloe, valmont)
    assert Correction.objects.count() == 1


def test_what_an_accepted_correction_cannot_do_leaves_it_waiting(amina, bernard, chloe, valmont):
    office = bernard.person.offices.get()
    correction = propose(
        chloe, valmont, kind="office_ended", field="", new_value="", office=office, details={"ended_on": "2024-01-01"}
    )
    office.ends_on = date(2023, 12, 1)
    office.save()

    with pytest.raises(Exception, match="a déjà pris fin"):
        corrections.accept(correction, by=amina, now=NOW, on=TODAY)
    correction.refresh_from_db()
    assert correction.state == "proposed"


def test_contacts_and_elus_of_the_authority_propose_and_staff_decide(cast, valmont):
    may_propose = {name for name, user in cast.items() if PERMISSIONS["corrections.propose"](user, valmont)}
    may_decide = {name for name, user in cast.items() if PERMISSIONS["corrections.decide"](user)}

    assert may_propose == {"amina", "bernard", "chloe"}
    assert may_decide == {"amina"}


def test_an_author_sees_only_their_own(cast, valmont):
    correction = propose(cast["chloe"], valmont)

    assert {name for name, user in cast.items() if PERMISSIONS["corrections.view"](user, correction)} == {
        "amina",
        "chloe",
    }
