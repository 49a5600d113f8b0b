import pytest

from faitiere.domains.newsroom.models import Article
from faitiere.domains.newsroom.queries.sharing import for_mastodon, for_x, graphemes, shares

LONG = "https://reseau.example/" + "a" * 200


def test_each_network_counts_in_its_own_way():
    assert for_x(f"Ici {LONG}") == for_mastodon(f"Ici {LONG}") == 4 + 23
    assert for_x("日本 …") == 2 + 2 + 1 + 2  # outside of Latin writings, twice
    assert graphemes("e\u0301té 👩\u200d🌾") == 5


@pytest.mark.parametrize("summary", ["", "Court.", "Une phrase d’élues et d’élus. " * 300])
def test_each_text_fits_names_the_article_and_leads_to_it(settings, summary):
    article = Article(title="Assises : réunion du groupe", slug="assises", summary=summary)
    for share in shares(article):
        assert share.length <= share.network.limit
        assert share.text.startswith("Assises\u00a0: réunion du groupe\n\n")
        assert share.text.endswith("/actualites/assises/")
        assert ("…" in share.text) == (len(summary) > 3000)


def test_a_title_that_alone_is_too_long_is_cut_between_words():
    for share in shares(Article(title="Coopération " * 21, slug="a" * 200, summary="Dit.")):
        assert share.length <= share.network.limit
