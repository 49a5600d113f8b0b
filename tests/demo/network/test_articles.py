"""The items of the January 2024 letter, as the newsroom of the built network holds them."""

import pytest

from faitiere.demo.builders.articles import MADE_UP
from faitiere.demo.builders.site import at
from faitiere.domains.newsroom.models import Article
from faitiere.domains.newsroom.queries import articles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_the_33_items_are_published_in_the_printed_order_and_stand_in_their_rubric():
    told = list(articles.published_between(at("2023-12-18"), at("2024-01-19")))

    assert len(told) == 33
    assert (told[0].slug, told[6].slug, told[-1].slug) == ("voeux", "mauritanie", "adhesion")
    assert [article.rubric.order for article in told] == sorted(article.rubric.order for article in told)
    assert told[6].group.name == "Groupe-pays Mauritanie"
    assert [call.label for call in told[6].calls_to_action.all()] == ["Je m’informe", "La restitution de cette mission"]
    assert told[6].events.count() == 2


def test_a_group_that_only_we_link_to_an_item_does_not_organise_it():
    chronicles = Article.objects.get(slug="chroniques")
    assert chronicles.group is None
    assert "Crises" in chronicles.related_groups.get().name


def test_what_is_invented_says_so_and_stays_out_of_the_letter():
    invented = Article.objects.filter(group__slug="valdorie")
    assert [article.live for article in invented.order_by("pk")] == [True, True, False]
    assert all(MADE_UP in str(article.body) for article in invented)
    assert not articles.published_between(at("2023-12-18"), at("2024-01-19")).filter(pk__in=invented)
