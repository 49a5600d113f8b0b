"""An issue goes to the site without being sent: a letter of long ago, or one that is only read there."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from faitiere.domains.newsletters.models import Issue
from faitiere.domains.newsletters.services import archives
from faitiere.kernel import clock
from faitiere.web.desk.kit.deeds import Deed


class ArchiveIssue(Deed):
    """Put a draft on the site, for good."""

    model = Issue
    slug = "archiver"
    rule = "issues.archive"
    label = _("Publier sur le site sans l’envoyer")
    icon = "folder-open-inverse"
    explanation = _("Le numéro se lit aussitôt parmi les lettres du site. Il ne part à personne et ne change plus.")
    submit_label = _("Publier sur le site")

    @classmethod
    def is_offered(cls, target: Issue) -> bool:
        """Offer it for a draft."""
        return target.is_draft

    def perform(self, target: Issue, data: Mapping[str, Any]) -> None:
        """Call the service."""
        archives.publish(target, by=self.actor, now=clock.now())
