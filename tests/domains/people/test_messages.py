"""What the room writes, as the cast would read it."""

from datetime import UTC, datetime

import pytest

from faitiere.domains.people import messages
from faitiere.domains.people.choices import CorrectionKind, CorrectionState
from faitiere.domains.people.models import Correction

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("state", "note", "subject"),
    [
        (CorrectionState.ACCEPTED, "", "Votre correction a été acceptée : Valmont-sur-Loire"),
        (CorrectionState.REFUSED, "Le site répond encore.", "Votre correction a été refusée : Valmont-sur-Loire"),
    ],
)
def test_the_author_of_a_correction_learns_what_became_of_it_and_why(chloe, valmont, state, note, subject):
    correction = Correction.objects.create(
        authority=valmont,
        kind=CorrectionKind.AUTHORITY_FIELD,
        field="website",
        new_value="https://valmont.example",
        author=chloe,
        proposed_at=datetime(2024, 1, 17, 9, tzinfo=UTC),
        state=state,
        decision_note=note,
    )

    draft = messages.correction_decided(correction, chloe, sender_name="Réseau des rives")

    assert (draft.recipient, draft.recipient_name) == (chloe.email, "Chloé Garnier")
    assert draft.subject.replace("\u00a0", " ") == subject
    assert note in draft.text
    assert note in draft.html


def test_the_team_learns_who_asks_to_be_erased_and_why(denis):
    draft = messages.erasure_requested(
        denis.person, reason="Je quitte la vie publique.", recipient="equipe@reseau.example", sender_name="Réseau"
    )

    assert (draft.recipient, draft.subject) == ("equipe@reseau.example", "Demande d’effacement : Denis Fabre")
    assert "Je quitte la vie publique." in draft.text
    assert "Je quitte la vie publique." in draft.html
