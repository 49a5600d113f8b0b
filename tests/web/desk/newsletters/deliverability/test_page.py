import pytest

from faitiere.domains.newsletters.choices import Standing
from faitiere.domains.newsletters.models import DomainExamination, Issue
from faitiere.domains.newsletters.services import deliverability, departures
from faitiere.kernel import clock
from tests.domains.newsletters.services.test_deliverability import Empty
from tests.factories.newsletters import IssueFactory, IssueItemFactory, SubscriptionFactory
from tests.harness.clients import signed_in

pytestmark = pytest.mark.django_db
PAGE = "/gestion/delivrabilite/"


def test_staff_examine_a_domain_and_read_what_to_write_in_its_zone(desk, amina):
    IssueFactory()
    assert "jamais été vérifié" in desk.get(PAGE).content.decode()
    deliverability.check("reseau.example", by=amina, now=clock.now(), zone=Empty())
    page = desk.get(PAGE).content.decode()
    assert "v=DMARC1; p=none; rua=mailto:lettre@reseau.example</textarea>" in page
    assert "aucun serveur n’a refusé" in page

    assert "La vérification est faite" in desk.post(PAGE, {"domain": "reseau.example"}, follow=True).content.decode()
    assert DomainExamination.objects.first().is_green
    assert "Aucune lettre ne part" in desk.post(PAGE, {"domain": "ailleurs.example"}, follow=True).content.decode()


def test_the_screen_of_the_first_departure_asks_why_it_leaves_all_the_same(desk, amina):
    issue = IssueFactory()
    IssueItemFactory(section__issue=issue)
    SubscriptionFactory(newsletter=issue.newsletter)
    departures.freeze(issue, audience=None, by=amina, now=clock.now())
    leave = f"/gestion/numeros/{issue.pk}/envoyer/"
    assert "Pourquoi partir quand même" not in desk.get(leave).content.decode()
    DomainExamination.objects.update(verdict=Standing.BAD)
    assert "vérifié le" in desk.get(f"/gestion/numeros/{issue.pk}/envoi/").content.decode()
    assert "n’est pas en ordre" in desk.post(leave, {}).content.decode()
    desk.post(leave, {"despite": "Urgence."})
    assert Issue.objects.get().state == "sending"


def test_nobody_else_asks_about_our_domains(chloe):
    assert signed_in(chloe).post(PAGE, {"domain": "reseau.example"}).status_code == 403
