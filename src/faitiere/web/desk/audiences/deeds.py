"""What staff do to an audience beside composing it."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from faitiere.domains.audiences.models import Audience
from faitiere.domains.audiences.services import audiences
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.audiences.forms import NameForm
from faitiere.web.desk.kit.deeds import Deed


class RenameAudience(Deed):
    """Another name, another purpose."""

    model = Audience
    slug = "renommer"
    rule = "audiences.rename"
    label = _("Renommer")
    icon = "tag"
    form_class = NameForm
    refusals: ClassVar[dict[type[BusinessError], str]] = {audiences.NameMissing: "name", audiences.NameTaken: "name"}

    def get_initial(self) -> dict[str, Any]:
        """Show what it is called."""
        return {"name": self.target.name, "description": self.target.description}

    def perform(self, target: Audience, data: Mapping[str, Any]) -> None:
        """Call the service."""
        audiences.rename(target, data["name"], description=data["description"], by=self.actor, now=clock.now())


class ArchiveAudience(Deed):
    """It is no longer offered."""

    model = Audience
    slug = "archiver"
    rule = "audiences.archive"
    label = _("Archiver")
    icon = "download"
    is_grave = True
    explanation = _("Ce public ne sera plus proposé quand on invite. Sa fiche et son journal restent.")
    submit_label = _("Archiver ce public")

    @classmethod
    def is_offered(cls, target: Audience) -> bool:
        """Offer it for what is in use."""
        return target.archived_at is None

    def perform(self, target: Audience, data: Mapping[str, Any]) -> None:
        """Call the service."""
        audiences.archive(target, by=self.actor, now=clock.now())


class RestoreAudience(Deed):
    """It is offered again."""

    model = Audience
    slug = "remettre"
    rule = "audiences.restore"
    label = _("Remettre en service")
    icon = "rotate"

    @classmethod
    def is_offered(cls, target: Audience) -> bool:
        """Offer it for what is put away."""
        return target.archived_at is not None

    def perform(self, target: Audience, data: Mapping[str, Any]) -> None:
        """Call the service."""
        audiences.restore(target, by=self.actor, now=clock.now())
