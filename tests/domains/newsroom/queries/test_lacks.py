import pytest

from faitiere.domains.newsroom.queries.lacks import advice, is_first_person, lacks
from tests.factories.library import library_image
from tests.factories.newsroom import ArticleFactory, CallToActionFactory


def _fields(found):
    return [lack.field for lack in found]


def test_a_picture_is_described_and_its_rights_are_known(db):
    picture = library_image(description="", credit="", rights="")
    block = ("picture", {"image": picture, "caption": ""})
    article = ArticleFactory(image=picture, body=[block], summary=" ")
    assert _fields(lacks(article)) == ["summary", "image_alt", "image", "body"]

    picture.credit, article.image_alt, article.summary = "Ville", "Des élus signent.", "Signé."
    article.body = []
    assert lacks(article) == []


@pytest.mark.parametrize("label", ["Je m’inscris", "J’y vais", "j'y vais", "Nous participons"])
def test_a_label_in_the_first_person(label):
    assert is_first_person(label)


@pytest.mark.parametrize("label", ["Inscription", "Jeunesses", "Pour plus d’informations", ""])
def test_a_label_that_is_not(label):
    assert not is_first_person(label)


def test_what_would_make_it_better_is_said_and_keeps_nothing_from_being_published(db):
    article = CallToActionFactory(label="Inscription").article
    article.rubric, article.summary = None, "long " * 200
    assert _fields(advice(article)) == ["calls_to_action", "rubric", "summary"]
    assert lacks(article) == []
