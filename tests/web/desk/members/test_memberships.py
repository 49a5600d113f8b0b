from datetime import date

from faitiere.domains.members.choices import MembershipState
from faitiere.domains.members.models import Membership
from faitiere.domains.members.services import memberships
from faitiere.kernel.audit.log import System
from tests.factories.territories import AuthorityFactory

ACT = {"act_kind": "deliberation", "act_number": "2024-12", "act_on": "10/01/2024", "act_file": ""}


def test_a_membership_is_opened_by_its_act(desk, verbs):
    town = AuthorityFactory()
    response = desk.post(
        "/gestion/adhesions/ajouter/", {"authority": town.pk, "starts_on": "01/01/2024", "ends_on": "", **ACT}
    )
    membership = Membership.objects.get(authority=town)
    assert response["Location"] == f"/gestion/adhesions/{membership.pk}/"
    assert (membership.act_number, membership.state) == ("2024-12", MembershipState.ACTIVE)
    assert verbs(membership) == ["adhésion ouverte"]


def test_a_second_membership_is_refused_and_what_was_typed_stays(desk, valmont):
    response = desk.post("/gestion/adhesions/ajouter/", {"authority": valmont.pk, "starts_on": "01/01/2024", **ACT})
    assert "est déjà adhérente" in response.content.decode()
    assert "2024-12" in response.content.decode()
    assert Membership.objects.filter(authority=valmont).count() == 1


def test_the_form_opened_from_a_record_starts_with_its_authority(desk, valmont):
    form = desk.get(f"/gestion/adhesions/ajouter/?authority={valmont.pk}").context["form"]
    assert form["authority"].value() == str(valmont.pk)


def test_a_request_is_accepted_or_refused(desk, verbs):
    town, village = AuthorityFactory(), AuthorityFactory()
    asked = memberships.request(town, on=date(2024, 1, 1), by=System())
    refused = memberships.request(village, on=date(2024, 1, 1), by=System())
    desk.post(f"/gestion/adhesions/{asked.pk}/accepter/", {"starts_on": "01/01/2024"})
    response = desk.post(f"/gestion/adhesions/{refused.pk}/refuser/", {"reason": "hors du réseau"})
    asked.refresh_from_db()
    assert asked.state == MembershipState.ACTIVE
    assert response["Location"] == "/gestion/adhesions/"
    assert not Membership.objects.filter(pk=refused.pk).exists()
    assert verbs(village) == ["demande d’adhésion refusée"]


def test_a_membership_ends(desk, valmont):
    membership = valmont.memberships.get()
    desk.post(f"/gestion/adhesions/{membership.pk}/terminer/", {"on": "19/01/2024", "is_resigned": "on", "note": ""})
    membership.refresh_from_db()
    assert (membership.ends_on, membership.state) == (date(2024, 1, 19), MembershipState.RESIGNED)
