"""The library of the built network."""

import pytest

from faitiere.demo.builders.site import INVENTED, at
from faitiere.domains.newsroom.models import Contribution, Publication
from faitiere.domains.newsroom.queries import publications

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_each_named_publication_is_on_the_shelf_with_what_its_document_says():
    named = Publication.objects.exclude(source=INVENTED)
    assert named.count() == 32
    sahel = named.get(slug="repertoire-sahel")
    assert {country.code for country in sahel.countries.all()} == {"BF", "ML", "MR", "NE", "TD"}
    assert (named.get(slug="repertoire-liban").state, named.get(slug="note-odd-17").state) == ("updating", "announced")
    assert named.get(slug="outil-cooperations-responsables").publisher_authority is not None
    assert not publications.published_between(at("2023-12-01"), at("2024-01-20")).exists()


def test_what_is_invented_is_for_members_and_says_so():
    old, new = Publication.objects.filter(source=INVENTED).order_by("year")
    assert (old.replaced_by, new.access, new.files.get().document.access) == (new, "members", "members")
    assert Contribution.objects.get().is_waiting
