from datetime import date

import pytest

from faitiere.domains.groups.services import mission_letters
from faitiere.domains.mandates.queries import holders_on
from faitiere.domains.mandates.services import mandates, reports
from faitiere.domains.people.choices import CorrectionKind
from faitiere.domains.people.services import corrections, erasures
from faitiere.kernel import clock
from faitiere.kernel.audit.log import System
from faitiere.web.desk import dashboard
from tests.factories.events import NINE, EventFactory

ON = date(2024, 1, 19)


def standings():
    return list(holders_on(ON).values())


@pytest.fixture
def home(desk):

    def page() -> str:
        return desk.get("/gestion/").content.decode()

    return page


def test_an_empty_network_says_that_nothing_waits(home):
    page = home()
    for sentence in [
        "Aucune correction n’attend de réponse.",
        "Tous les sièges sont tenus.",
        "Chaque présidence en vigueur a sa lettre.",
        "Aucun compte rendu n’est attendu dans les trois mois.",
    ]:
        assert sentence in page


def test_a_waiting_correction_leads_to_its_record(home, chloe, valmont):
    draft = corrections.CorrectionDraft(
        valmont, CorrectionKind.AUTHORITY_FIELD, "website", new_value="https://valmont.example"
    )
    correction = corrections.propose(draft, author=chloe, now=clock.now())
    assert f'href="/gestion/corrections/{correction.pk}/"' in home()


def test_a_presidency_without_a_letter_leads_to_issuing_it(home, presidency):
    assert f'href="/gestion/lettres-de-mission/emettre/{presidency.pk}/"' in home()


def test_an_issued_letter_waits_for_its_signature(presidency, signatory):
    letter = mission_letters.issue(presidency, on=ON, by=System(), now=clock.now())
    assert [line.text for line in dashboard.letters_to_sign().lines] == [f"{letter}, Bernard Morel"]
    assert dashboard.letters_to_issue(ON, standings()).lines == []


def test_an_ended_presidency_is_a_vacancy_that_leads_to_filling_it(presidency):
    mandates.end(presidency, on=date(2024, 1, 10), reason="démission", by=System())
    (line,) = dashboard.vacancies(ON, standings()).lines
    assert (line.text, line.url) == (
        "Présidence – Groupe-pays Valdorie",
        f"/gestion/instances/commencer/{presidency.seat_id}/",
    )


def test_terms_that_are_over_come_first_and_say_so(presidency):
    presidency.starts_on = presidency.holds_from = date(2020, 10, 13)
    presidency.save()
    (line,) = dashboard.terms(ON, standings()).lines
    assert (line.tag, line.tone) == ("terme échu", "bad")


def test_a_late_account_is_late(presidency):
    reports.plan(presidency, due_on=date(2024, 1, 1), by=System())
    (line,) = dashboard.reports(ON).lines
    assert line.tag == "en retard"


def test_the_home_asks_no_more_for_more_lines(desk, presidency, django_assert_max_num_queries):
    desk.get("/gestion/")
    with django_assert_max_num_queries(22):
        desk.get("/gestion/")


def test_whoever_asks_to_be_erased_waits_for_somebody(home, bernard):
    erasures.request(bernard.person, reason="Fin de mandat", by=bernard, now=clock.now())

    (line,) = dashboard.erasures().lines
    assert (line.text, line.url) == (bernard.person, f"/gestion/personnes/{bernard.person.pk}/")
    assert "Demandes d’effacement" in home()


def test_what_comes_within_two_months_waits_and_so_does_what_nobody_has_said_was_held(db):
    past = EventFactory(starts_at=NINE.replace(month=1, day=10), ends_at=None)
    EventFactory(starts_at=NINE.replace(month=6), ends_at=None)
    coming = EventFactory(starts_at=NINE.replace(month=2), ends_at=None)
    lines = dashboard.events_to_prepare(ON).lines
    assert [(line.text, line.tone) for line in lines] == [(past, "bad"), (coming, "quiet")]
