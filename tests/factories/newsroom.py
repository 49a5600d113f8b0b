"""Articles of the invented network."""

from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory
from wagtail.models import Page

from faitiere.domains.newsroom.choices import ArticleKind
from faitiere.domains.newsroom.models import Article, ArticleIndex, CallToAction, Rubric


def home() -> Page:
    """The page that Wagtail's own migrations put under the root."""
    return Page.objects.get(depth=2)


class RubricFactory(DjangoModelFactory):
    class Meta:
        model = Rubric

    slug = factory.Sequence(lambda number: f"rubrique-{number}")
    name = factory.Sequence(lambda number: f"Rubrique {number}")
    order = factory.Sequence(lambda number: number)


def article_index() -> ArticleIndex:
    """« Actualités », made once."""
    return ArticleIndex.objects.first() or home().add_child(
        instance=ArticleIndex(title="Actualités", slug="actualites")
    )


class ArticleFactory(DjangoModelFactory):
    """A published article; `live=False` for a draft."""

    class Meta:
        model = Article

    title = factory.Sequence(lambda number: f"Article {number}")
    slug = factory.Sequence(lambda number: f"article-{number}")
    kind = ArticleKind.NEWS
    rubric = factory.SubFactory(RubricFactory)
    summary = "Une réunion s’est tenue."
    first_published_at = datetime(2024, 1, 12, 9, tzinfo=UTC)

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return article_index().add_child(instance=model_class(*args, **kwargs))


class CallToActionFactory(DjangoModelFactory):
    class Meta:
        model = CallToAction

    article = factory.SubFactory(ArticleFactory)
    label = "Je m’inscris"
    url = "https://exemple.test/inscription"
