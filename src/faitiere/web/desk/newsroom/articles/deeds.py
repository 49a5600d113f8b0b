"""What staff do to an article without opening it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from faitiere.domains.newsroom.choices import ArticleState
from faitiere.domains.newsroom.models import Article
from faitiere.domains.newsroom.queries.desk import state_of
from faitiere.domains.newsroom.services import articles
from faitiere.kernel import clock
from faitiere.web.desk.kit.deeds import Deed


class PublishArticle(Deed):
    """Let readers see the latest version."""

    model = Article
    slug = "publier"
    rule = "articles.publish"
    label = _("Publier")
    icon = "upload"
    explanation = _("La dernière version enregistrée paraît aussitôt sur le site, et dans les flux.")
    submit_label = _("Publier")
    done = _("L’article est en ligne.")

    @classmethod
    def is_offered(cls, target: Article) -> bool:
        """Offer it for what readers do not see yet, and that no colleague is reading."""
        return state_of(target) in {ArticleState.DRAFT, ArticleState.CHANGED}

    def perform(self, target: Article, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return articles.publish(target, by=self.actor, now=clock.now())


class UnpublishArticle(Deed):
    """Take it away from readers."""

    model = Article
    slug = "depublier"
    rule = "articles.publish"
    label = _("Dépublier")
    icon = "download"
    is_grave = True
    explanation = _("L’article quitte le site, les flux et la recherche ; il reste ici comme brouillon.")
    submit_label = _("Dépublier")
    done = _("L’article n’est plus en ligne.")

    @classmethod
    def is_offered(cls, target: Article) -> bool:
        """Offer it for what readers see."""
        return bool(target.live)

    def perform(self, target: Article, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return articles.unpublish(target, by=self.actor)
