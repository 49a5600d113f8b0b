from base64 import b64encode
from datetime import UTC, datetime

import pytest
from django.test import Client

from faitiere.kernel.mail import mailings, suppressions
from faitiere.kernel.mail.bounces.verdicts import BounceKind, Cause
from faitiere.kernel.mail.composing.identities import Identities
from faitiere.kernel.mail.models import BounceReport, Dispatch, DispatchState

NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)
ADDRESS = "maire@valmont.example"
pytestmark = pytest.mark.django_db


@pytest.fixture
def name(settings) -> str:
    """The Message-ID of a letter that left for the mayor, through Brevo, and of which nobody knows what became."""
    settings.MAIL_PROVIDER, settings.ANYMAIL = "brevo", {"WEBHOOK_SECRET": "brevo:mot-de-passe"}
    contents = (mailings.Content("", "La lettre", "<p>Bonjour</p>", "Bonjour"),)
    plan = mailings.Plan(key="x", kind="x", stream="newsletter:x", sender="l@reseau.example", contents=contents)
    mailing = mailings.freeze(plan, [mailings.Addressee(ADDRESS)], now=NOW)
    Dispatch.objects.update(state=DispatchState.UNCERTAIN)
    return Identities(mailing).message_id(Dispatch.objects.get().pk)


def call(event: str, message_id: str, *, secret: str = "brevo:mot-de-passe", to: str = "brevo", **more: object) -> int:
    told = {"event": event, "email": ADDRESS, "message-id": message_id, "ts_epoch": 1705650000000, **more}
    proof = {"Authorization": f"Basic {b64encode(secret.encode()).decode()}"}
    client = Client(enforce_csrf_checks=True, headers=proof)
    return client.post(f"/retours/{to}/", told, content_type="application/json").status_code


def state() -> DispatchState:
    return Dispatch.objects.get().state


@pytest.mark.parametrize(
    ("event", "reason", "kind", "cause"),
    [
        ("hard_bounce", "550 5.1.1 User unknown", BounceKind.HARD, Cause.USER_UNKNOWN),
        ("invalid_email", "", BounceKind.HARD, Cause.USER_UNKNOWN),
        ("hard_bounce", "", BounceKind.HARD, Cause.UNEXPLAINED),
        ("soft_bounce", "550 user unknown, perhaps", BounceKind.SOFT, Cause.TEMPORARY),
        ("blocked", "", BounceKind.TECHNICAL, Cause.BLOCKED),
        ("deferred", "452 4.2.2 Mailbox full", BounceKind.SOFT, Cause.FULL),
        ("spam", "", BounceKind.COMPLAINT, Cause.ABUSE),
    ],
)
def test_what_a_provider_tells_counts_as_what_comes_back(name, event, reason, kind, cause):
    assert call(event, name, reason=reason) == 200
    kept = BounceReport.objects.get()
    assert (kept.address, kept.kind, kept.cause) == (ADDRESS, kind, cause)
    left_alone = suppressions.held([ADDRESS], stream="newsletter:x") == {ADDRESS}
    assert left_alone == (cause in {Cause.USER_UNKNOWN, Cause.ABUSE})


def test_a_delivery_settles_a_doubt_and_the_same_call_twice_counts_once(name):
    assert call("delivered", name) == 200
    assert state() == DispatchState.HANDED_OVER
    call("soft_bounce", name, reason="452 full")
    call("soft_bounce", name, reason="452 full")
    assert BounceReport.objects.exclude(kind=BounceKind.DELIVERED).count() == 1


def test_openings_and_clicks_are_not_kept(name):
    assert call("opened", name) == call("click", name, link="https://reseau.example/") == 200
    assert not BounceReport.objects.exists()
    assert state() == DispatchState.UNCERTAIN


def test_whoever_has_no_secret_is_not_heard_and_a_forged_name_has_no_consequence(name, settings):
    assert call("hard_bounce", name, secret="brevo:autre") == 400
    assert call("hard_bounce", name, to="mailjet") == 404
    assert call("hard_bounce", "<1.1.000000000000@reseau.example>", reason="550 5.1.1 unknown") == 200
    settings.ANYMAIL = {"WEBHOOK_SECRET": ""}
    assert call("hard_bounce", name, secret="") == 404
    assert not BounceReport.objects.exists()
    assert state() == DispatchState.UNCERTAIN
