"""Logins are opened, changed and closed by staff."""

import pytest

from faitiere.domains.accounts.models import User
from faitiere.domains.accounts.services import logins
from faitiere.kernel.audit.log import System
from faitiere.kernel.audit.models import AuditEntry
from faitiere.kernel.errors import NotAllowed

pytestmark = pytest.mark.django_db


def test_staff_open_a_login_without_a_password(amina):
    login = logins.create("Maire@Ville.example ".strip(), name="Camille Inventée", by=amina)

    assert (login.email, login.is_staff, login.has_usable_password()) == ("maire@ville.example", False, False)
    entry = AuditEntry.objects.get()
    assert (entry.actor_name, entry.verb, entry.changes["email"]) == (
        "Amina Benali",
        "compte ouvert",
        [None, "maire@ville.example"],
    )


def test_an_address_has_one_login_whatever_its_case(amina, eve):
    with pytest.raises(logins.AddressTaken, match=r"eve@ailleurs\.example"):
        logins.create("EVE@Ailleurs.example", name="Une autre Ève", by=amina)
    assert User.objects.count() == 2


def test_nobody_else_opens_changes_or_closes_a_login(chloe, denis):
    for act in [
        lambda: logins.create("autre@ville.example", name="Autre", by=chloe),
        lambda: logins.change_address(denis, "autre@ville.example", by=chloe),
        lambda: logins.close(denis, by=chloe),
        lambda: logins.reopen(denis, by=chloe),
    ]:
        with pytest.raises(NotAllowed):
            act()
    assert not AuditEntry.objects.exists()


def test_a_login_takes_another_address_but_not_one_in_use(amina, chloe, denis):
    logins.change_address(chloe, "Nouvelle@Valmont.example", by=amina)
    chloe.refresh_from_db()
    assert chloe.email == "nouvelle@valmont.example"
    with pytest.raises(logins.AddressTaken):
        logins.change_address(chloe, denis.email, by=amina)
    # Its own address, written otherwise, is not somebody else's.
    assert logins.change_address(chloe, "NOUVELLE@valmont.example", by=amina).email == "nouvelle@valmont.example"


def test_a_login_is_closed_and_reopened_and_each_is_written_once(amina, denis):
    logins.close(denis, by=amina)
    logins.close(denis, by=amina)
    logins.reopen(denis, by=System())
    denis.refresh_from_db()

    assert denis.is_active
    assert [entry.verb for entry in AuditEntry.objects.order_by("pk")] == ["compte fermé", "compte rouvert"]


def test_nobody_closes_the_door_behind_themselves(amina):
    with pytest.raises(logins.OneselfClosed):
        logins.close(amina, by=amina)
    amina.refresh_from_db()
    assert amina.is_active
