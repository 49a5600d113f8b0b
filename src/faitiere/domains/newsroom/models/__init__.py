"""What the room remembers."""

from faitiere.domains.newsroom.models.article import Article, ArticleIndex, CallToAction
from faitiere.domains.newsroom.models.contribution import Contribution, ContributionTurn
from faitiere.domains.newsroom.models.file import PublicationFile
from faitiere.domains.newsroom.models.link import LinkUse, WebLink
from faitiere.domains.newsroom.models.publication import Publication
from faitiere.domains.newsroom.models.review import SecondReading
from faitiere.domains.newsroom.models.rubric import Rubric

__all__ = [
    "Article",
    "ArticleIndex",
    "CallToAction",
    "Contribution",
    "ContributionTurn",
    "LinkUse",
    "Publication",
    "PublicationFile",
    "Rubric",
    "SecondReading",
    "WebLink",
]
