"""Letters and their plans: what an office sets once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from faitiere.domains.groups.models import Group
from faitiere.domains.newsletters.choices import SectionKind
from faitiere.domains.newsletters.models import Newsletter, SectionRule, SectionTemplate, TemplateSection
from faitiere.domains.territories.models import Zone
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.words import free_slug


class LetterNameTaken(BusinessError):
    """Two letters do not share a name."""

    message = "Une lettre s’appelle déjà « {name} »."


@dataclass(frozen=True)
class RuleDraft:
    """What goes under a section: all that is given must hold."""

    rubric: str = ""
    group: Group | None = None
    zone: Zone | None = None
    group_kind: str = ""


@dataclass(frozen=True)
class SectionDraft:
    """A section to write."""

    slug: str
    title: str
    kind: str = SectionKind.ITEMS
    rules: tuple[RuleDraft, ...] = ()
    takes_the_rest: bool = False
    lead_group: Group | None = None


@dataclass(frozen=True)
class LetterDraft:
    """A letter to found."""

    name: str
    sender_name: str
    sender_email: str
    description: str = ""
    reply_to: str = ""
    list_id: str = ""


@transaction.atomic
def write(
    slug: str, name: str, sections: Sequence[SectionDraft], *, description: str = "", by: log.Actor, now: datetime
) -> SectionTemplate:
    """Write a plan whole, in place of what stood under the same slug; issues already prepared keep their sections."""
    plan, _created = SectionTemplate.objects.update_or_create(
        slug=slug, defaults={"name": name, "description": description}
    )
    plan.sections.all().delete()
    for order, draft in enumerate(sections, start=1):
        section = TemplateSection.objects.create(
            template=plan,
            slug=draft.slug,
            title=draft.title,
            kind=draft.kind,
            order=order,
            takes_the_rest=draft.takes_the_rest,
            lead_group=draft.lead_group,
        )
        SectionRule.objects.bulk_create(SectionRule(section=section, **vars(rule)) for rule in draft.rules)
    log.record("sommaire enregistré", plan, by=by, at=now)
    return plan


@transaction.atomic
def found(draft: LetterDraft, template: SectionTemplate, *, slug: str = "", by: log.Actor, now: datetime) -> Newsletter:
    """Found a letter. LetterNameTaken."""
    if Newsletter.objects.filter(name__iexact=draft.name).exists():
        raise LetterNameTaken(name=draft.name)
    letter = Newsletter.objects.create(slug=slug or free_slug(Newsletter, draft.name), template=template, **vars(draft))
    log.record("lettre créée", letter, by=by, at=now)
    return letter
