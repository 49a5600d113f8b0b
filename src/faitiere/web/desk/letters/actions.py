"""Saves of templates, through the room's services."""

from collections.abc import Mapping
from typing import Any

from faitiere.domains.letters import queries
from faitiere.domains.letters.models import LetterTemplate
from faitiere.domains.letters.services import templates
from faitiere.domains.letters.services.templates import BlockDraft
from faitiere.web.desk.kit.editing import ServiceCreate, ServiceEdit


class CreateTemplate(ServiceCreate):
    """A new template, which starts from another one's text."""

    def create(self, data: Mapping[str, Any]) -> LetterTemplate:
        """Call the service."""
        start = data["start"]
        if start is None:
            blocks = [BlockDraft(**block) for block in queries.starter(data["kind"])["blocks"]]
        else:
            fields = ("title", "text", "kind", "variant", "presence")
            blocks = [BlockDraft(**{name: getattr(block, name) for name in fields}) for block in start.blocks.all()]
        return templates.create(data["name"], blocks, kind=data["kind"], by=self.user)


class RenameTemplate(ServiceEdit):
    """Another name."""

    def edit(self, target: LetterTemplate, data: Mapping[str, Any]) -> None:
        """Call the service."""
        templates.rename(target, data["name"], by=self.user)
