"""The traps themselves bite."""

import socket
from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.template import Context, Engine, Origin, Template
from django.test import Client
from django.urls import path

from faitiere.domains.accounts.models import User
from faitiere.kernel import clock
from faitiere.kernel.audit.models import AuditEntry
from tests.factories.accounts import UserFactory
from tests.harness.traps import GetWrites, OutsideWorld, UnknownVariable


def look(request):
    UserFactory()
    return HttpResponse("vu")


urlpatterns = [path("", look)]


@pytest.mark.django_db
@pytest.mark.urls(__name__)
def test_a_page_that_writes_when_looked_at_fails(client: Client):
    assert client.post("/").content == b"vu"
    with pytest.raises(GetWrites, match="accounts_user"):
        client.get("/")


@pytest.mark.django_db
def test_rows_that_nobody_ordered_come_in_any_order():
    UserFactory.create_batch(5)
    orders = {tuple(User.objects.order_by().values_list("pk", flat=True)) for _ in range(20)}

    assert len(orders) > 1
    assert len({tuple(User.objects.values_list("pk", flat=True)) for _ in range(5)}) == 1


def rendered(text: str, settings, **known) -> str:
    origin = Origin(f"{settings.SOURCE}/web/x.html", "x.html")
    return Template(text, origin=origin, engine=Engine()).render(Context(known))


def test_a_variable_that_no_view_gave_fails(settings):
    town = SimpleNamespace(name="Valmont")

    assert (
        rendered("{{ town.name }}{{ missing|default:'–' }}{% if missing %}!{% endif %}", settings, town=town)
        == "Valmont–"
    )
    with pytest.raises(UnknownVariable, match=r"town\.mayor"):
        rendered("{{ town.mayor }}", settings, town=town)


def test_nothing_leaves_the_machine():
    with pytest.raises(OutsideWorld), socket.socket() as outside:
        outside.connect(("192.0.2.1", 80))


def test_the_clock_stands_unless_moved(clock_at):
    assert str(clock.today()) == "2024-01-19"
    clock_at("2021-03-01")
    assert str(clock.today()) == "2021-03-01"


@pytest.mark.parametrize("which", ["first", "second"])
@pytest.mark.django_db(transaction=True)
def test_what_a_test_commits_is_gone_for_the_next_and_migrated_rows_stay(which):
    from wagtail.models import Page

    assert (AuditEntry.objects.count(), User.objects.count(), Page.objects.count()) == (0, 0, 3)
    UserFactory()
