"""The library, facet by facet."""

import pytest

from faitiere.domains.library.choices import AccessLevel
from faitiere.domains.newsroom.choices import PublicationKind, PublicationState
from faitiere.domains.newsroom.queries import publications
from tests.factories.newsroom import PublicationFactory
from tests.factories.territories import CountryFactory

pytestmark = pytest.mark.django_db


def counts(name, text="", **chosen):
    return [(choice.value, choice.count) for choice in publications.facet(name, text, chosen)]


def test_each_facet_counts_what_the_other_choices_leave():
    valdorie, other = CountryFactory(), CountryFactory(code="XW", name="Valmarie")
    guide = PublicationFactory(title="Guide des dons", kind=PublicationKind.GUIDE, year=2021)
    guide.countries.set([valdorie, other])
    for year in (2022, 2023):
        PublicationFactory(title=f"Répertoire {year}", year=year).countries.add(valdorie)

    assert counts("kind") == [("directory", 2), ("guide", 1)]
    assert counts("kind", kind="guide") == [("directory", 2), ("guide", 1)]
    assert counts("country", kind="guide") == sorted([(valdorie.pk, 1), (other.pk, 1)], key=lambda row: row[0])
    assert counts("year", country=valdorie.pk) == [("2023", 1), ("2022", 1), ("2021", 1)]
    assert counts("kind", "repert") == [("directory", 2)]
    assert list(publications.found("DONS guide", {"country": other.pk})) == [guide]


def test_the_library_knows_neither_drafts_nor_what_is_the_team_s():
    for state in (PublicationState.DRAFT, PublicationState.WITHDRAWN):
        PublicationFactory(state=state)
    PublicationFactory(access=AccessLevel.STAFF)
    seen = PublicationFactory(access=AccessLevel.MEMBERS, state=PublicationState.ANNOUNCED)
    assert list(publications.found("", {})) == [seen]


def test_what_came_out_between_two_letters_is_found_in_order():
    old, new = PublicationFactory(), PublicationFactory(published_at="2024-01-10T09:00Z")
    start, end = old.published_at, new.changed_at.replace(year=2025)
    assert list(publications.published_between(start, end)) == [old, new]
    assert list(publications.published_between(start, start)) == []
