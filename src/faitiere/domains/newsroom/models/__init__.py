"""What the room remembers."""

from faitiere.domains.newsroom.models.article import Article, ArticleIndex, CallToAction
from faitiere.domains.newsroom.models.rubric import Rubric

__all__ = ["Article", "ArticleIndex", "CallToAction", "Rubric"]
