from datetime import UTC, datetime

import pytest

from faitiere.domains.newsletters.models import LexiconWord
from faitiere.domains.newsletters.services import lexicon

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)


def test_a_word_stands_once_whatever_its_capitals_and_may_be_flagged_again(amina):
    word = lexicon.add(" Kanazawa ", by=amina, now=NOW)
    with pytest.raises(lexicon.WordThere, match="Kanazawa"):
        lexicon.add("KANAZAWA", by=amina, now=NOW)

    lexicon.remove(word, by=amina, now=NOW)
    assert not LexiconWord.objects.exists()


@pytest.mark.parametrize("text", ["", "deux mots", "COP28", "a@b.example", "x" * 61])
def test_what_is_not_one_word_is_refused(text, amina):
    with pytest.raises(lexicon.NotOneWord):
        lexicon.add(text, by=amina, now=NOW)
