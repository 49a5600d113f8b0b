"""The letter template that the product ships with."""

from faitiere.demo.builders.site import Site
from faitiere.domains.letters.choices import TemplateKind
from faitiere.domains.letters.services import templates


def build(site: Site) -> None:
    """Put the default mission letter to use."""
    templates.ensure_default(TemplateKind.MISSION, by=site.by)
