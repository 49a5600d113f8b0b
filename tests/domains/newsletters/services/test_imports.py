from datetime import date

import pytest

from faitiere.domains.newsletters.choices import SubscriptionState
from faitiere.domains.newsletters.models import Newsletter, Subscription
from faitiere.domains.newsletters.services import imports, subscriptions
from faitiere.domains.people.choices import LegalBasis
from faitiere.kernel import clock
from faitiere.kernel.audit.log import System
from faitiere.kernel.imports.batches import ImportOutdated, RowChangedSince
from faitiere.kernel.mail.models import OutboundMessage
from tests.factories.newsletters import NewsletterFactory, SubscriptionFactory

pytestmark = pytest.mark.django_db
READER = System("Lien personnel")
LIST = (
    "Nom;Prénom;Courriel\nGarnier;Chloé;Chloe@Valmont.example\nMarchal;Hélène;helene@montbrume.example\n"
    "Deux;Fois;HELENE@montbrume.example\nSans;Adresse;samir@\nDéjà;Là;la@courriel.example\nPartie;Loin;loin@courriel.example"
)
FAIR = imports.Ground.of(LegalBasis.LEGITIMATE_INTEREST, "salon des collectivités", date(2024, 1, 12), "")
PAPER = imports.Ground.of(LegalBasis.CONSENT, "feuille d’émargement", date(2023, 10, 2), "J’accepte de la recevoir.")


@pytest.fixture
def letter() -> Newsletter:
    letter = NewsletterFactory()
    SubscriptionFactory(newsletter=letter, address="la@courriel.example")
    subscriptions.leave("loin@courriel.example", letter, by=READER, now=clock.now())
    return letter


@pytest.fixture
def told(amina) -> dict:
    return {"by": amina, "now": clock.now()}


def test_a_list_is_shown_then_written_once_and_professionals_are_told(letter, told, chloe):
    chloe.person.contacts.update(value="chloe@valmont.example")
    batch = imports.prepare(letter, LIST.encode(), FAIR, name="salon.csv", **told)
    outcomes = [row["outcome"] for row in batch.summary["rows"]]
    assert outcomes == ["new", "new", "twice", "refused", "known", "held"]
    assert Subscription.objects.count() == 1

    batch = imports.apply(batch, **told)

    row = Subscription.objects.get(address="chloe@valmont.example")
    assert (row.state, row.name, row.person) == (SubscriptionState.ACTIVE, "Chloé Garnier", chloe.person)
    assert "salon des collectivités" in row.wording
    assert "vous y opposer" in OutboundMessage.objects.get(recipient=row.address).text
    assert OutboundMessage.objects.count() == 2
    assert "rows" not in batch.summary

    imports.undo(batch, **told)
    assert [row.address for row in Subscription.objects.all()] == ["la@courriel.example"]


def test_a_consent_comes_with_the_words_that_were_accepted_and_nobody_is_written_to(letter, told):
    with pytest.raises(imports.ProofMissing):
        imports.Ground.of(LegalBasis.CONSENT, "salon", date(2024, 1, 12), " ")
    imports.apply(imports.prepare(letter, b"lea@courriel.example", PAPER, name="", **told), **told)

    row = Subscription.objects.get(address="lea@courriel.example")
    assert (row.wording, row.basis) == ("J’accepte de la recevoir.", LegalBasis.CONSENT)
    assert row.confirmed_at.astimezone(clock.now().tzinfo).date() <= date(2023, 10, 2)
    assert not OutboundMessage.objects.exists()


def test_whoever_leaves_between_the_showing_and_the_writing_is_not_brought_back(letter, told):
    batch = imports.prepare(letter, LIST.encode(), FAIR, name="salon.csv", **told)
    subscriptions.leave("helene@montbrume.example", letter, by=READER, now=clock.now())
    with pytest.raises(ImportOutdated):
        imports.apply(batch, **told)
    imports.set_aside(batch, **told)
    assert not Subscription.objects.filter(name__contains="Marchal").exists()


def test_an_import_is_not_undone_over_somebody_s_choice(letter, told):
    batch = imports.apply(imports.prepare(letter, LIST.encode(), FAIR, name="salon.csv", **told), **told)
    subscriptions.leave("helene@montbrume.example", letter, by=READER, now=clock.now())
    with pytest.raises(RowChangedSince):
        imports.undo(batch, **told)


def test_what_holds_no_address_is_refused(letter, told):
    with pytest.raises(imports.NoAddresses):
        imports.prepare(letter, b"Nom\nGarnier", FAIR, name="noms.csv", **told)
