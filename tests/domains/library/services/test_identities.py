"""How the network presents itself."""

import pytest
from django.db import IntegrityError, transaction

from faitiere.domains.library import queries
from faitiere.domains.library.models import NetworkIdentity
from faitiere.domains.library.services import identities
from faitiere.kernel.audit.log import System
from faitiere.kernel.audit.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_before_anybody_has_said_the_network_has_a_plain_name() -> None:
    assert queries.identity().name == "Le réseau"
    assert not NetworkIdentity.objects.exists()


def test_what_is_given_changes_and_the_rest_stays() -> None:
    identities.update({"name": "Réseau des rives", "city": "Paris"}, by=System())
    identities.update({"city": "Lyon"}, by=System())
    identity = queries.identity()
    assert (identity.name, identity.city) == ("Réseau des rives", "Lyon")
    assert AuditEntry.objects.first().changes == {"city": ["Paris", "Lyon"]}


def test_a_colour_that_is_not_one_is_refused() -> None:
    with pytest.raises(identities.IdentityNotValid, match="Une couleur"):
        identities.update({"name": "Réseau", "accent_color": "red; }"}, by=System())
    assert not NetworkIdentity.objects.exists()


def test_there_is_one_network_in_an_installation() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        NetworkIdentity.objects.create(pk=2, name="Un autre")
