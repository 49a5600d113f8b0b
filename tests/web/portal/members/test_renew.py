"""How a membership is renewed."""

import pytest
from django.urls import reverse

from faitiere.domains.library.services import identities
from faitiere.kernel.audit.log import System

pytestmark = pytest.mark.django_db


def test_denis_reads_which_act_is_needed_and_where_it_goes(as_, denis, rivecourt):
    identities.update({"name": "Réseau des rives", "email": "equipe@rives.example"}, by=System())
    page = as_(denis).get(reverse("portal:members:renew", args=[rivecourt.pk])).content.decode()

    assert "Renouveler l’adhésion de Rivecourt-les-Bains" in page
    assert "L2122-22" in page
    assert "equipe@rives.example" in page


def test_another_town_s_membership_is_nobody_else_s_business(as_, denis, chloe, rivecourt, valmont):
    assert as_(chloe).get(reverse("portal:members:renew", args=[rivecourt.pk])).status_code == 404
    assert as_(denis).get(reverse("portal:members:renew", args=[valmont.pk])).status_code == 404
