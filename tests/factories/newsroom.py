"""Articles of the invented network."""

from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from faitiere.domains.newsroom.choices import ArticleKind, ContributionState, PublicationKind, PublicationState
from faitiere.domains.newsroom.models import (
    Article,
    ArticleIndex,
    CallToAction,
    Contribution,
    ContributionTurn,
    Publication,
    PublicationFile,
    Rubric,
)
from tests.factories.accounts import UserFactory
from tests.factories.library import LibraryDocumentFactory
from tests.factories.territories import AuthorityFactory


class RubricFactory(DjangoModelFactory):
    class Meta:
        model = Rubric

    slug = factory.Sequence(lambda number: f"rubrique-{number}")
    name = factory.Sequence(lambda number: f"Rubrique {number}")
    order = factory.Sequence(lambda number: number)


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
        return ArticleIndex.objects.get().add_child(instance=model_class(*args, **kwargs))


class CallToActionFactory(DjangoModelFactory):
    class Meta:
        model = CallToAction

    article = factory.SubFactory(ArticleFactory)
    label = "Je m’inscris"
    url = "https://exemple.test/inscription"


class PublicationFactory(DjangoModelFactory):
    """A publication that is out, open to all."""

    class Meta:
        model = Publication

    title = factory.Sequence(lambda number: f"Répertoire {number}")
    slug = factory.Sequence(lambda number: f"repertoire-{number}")
    kind = PublicationKind.DIRECTORY
    year = 2023
    state = PublicationState.PUBLISHED
    published_at = datetime(2023, 6, 1, 9, tzinfo=UTC)
    changed_at = datetime(2023, 6, 1, 9, tzinfo=UTC)
    words = factory.LazyAttribute(lambda publication: f" {publication.title.lower().replace('é', 'e')} ")


class PublicationFileFactory(DjangoModelFactory):
    class Meta:
        model = PublicationFile

    publication = factory.SubFactory(PublicationFactory)
    document = factory.SubFactory(LibraryDocumentFactory, access=factory.SelfAttribute("..publication.files_access"))


class ContributionFactory(DjangoModelFactory):
    """An item that waits for an answer."""

    class Meta:
        model = Contribution

    authority = factory.SubFactory(AuthorityFactory)
    author = factory.SubFactory(UserFactory)
    title = factory.Sequence(lambda number: f"Une semaine avec nos partenaires {number}")
    text = "Trois écoles échangent des lettres."
    state = ContributionState.SENT
    created_at = datetime(2024, 1, 10, 9, tzinfo=UTC)
    changed_at = datetime(2024, 1, 11, 9, tzinfo=UTC)


class ContributionTurnFactory(DjangoModelFactory):
    class Meta:
        model = ContributionTurn

    contribution = factory.SubFactory(ContributionFactory)
    state = ContributionState.SENT
    at = datetime(2024, 1, 11, 9, tzinfo=UTC)
