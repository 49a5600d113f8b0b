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


class PlanNameTaken(BusinessError):
    """Two plans do not share a name."""

    message = "Un sommaire s’appelle déjà « {name} »."


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
    """A letter to found, or to set otherwise."""

    name: str
    sender_name: str
    sender_email: str
    description: str = ""
    reply_to: str = ""
    list_id: str = ""
    is_open: bool = True
    approval_above: int = 500
    undo_minutes: int = 10
    witnesses: str = ""


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
def create(
    name: str, *, description: str = "", like: SectionTemplate | None = None, by: log.Actor, now: datetime
) -> SectionTemplate:
    """Begin a plan, empty or with the sections and rules of another. PlanNameTaken."""
    _refuse_twin(SectionTemplate, PlanNameTaken, name)
    drafts = [_draft(section) for section in like.sections.prefetch_related("rules")] if like else []
    return write(free_slug(SectionTemplate, name)[:60], name, drafts, description=description, by=by, now=now)


def _draft(section: TemplateSection) -> SectionDraft:
    rules = tuple(RuleDraft(one.rubric, one.group, one.zone, one.group_kind) for one in section.rules.all())
    return SectionDraft(
        section.slug, section.title, section.kind, rules, section.takes_the_rest, lead_group=section.lead_group
    )


@transaction.atomic
def rename(plan: SectionTemplate, name: str, description: str, *, by: log.Actor, now: datetime) -> SectionTemplate:
    """Call a plan otherwise. PlanNameTaken."""
    _refuse_twin(SectionTemplate, PlanNameTaken, name, but=plan)
    said = {"name": name, "description": description}
    changes = log.changes_between({key: getattr(plan, key) for key in said}, said)
    plan.name, plan.description = name, description
    plan.save()
    log.record("sommaire renommé", plan, by=by, at=now, changes=changes)
    return plan


@transaction.atomic
def found(draft: LetterDraft, template: SectionTemplate, *, slug: str = "", by: log.Actor, now: datetime) -> Newsletter:
    """Found a letter. LetterNameTaken."""
    _refuse_twin(Newsletter, LetterNameTaken, draft.name)
    letter = Newsletter.objects.create(slug=slug or free_slug(Newsletter, draft.name), template=template, **vars(draft))
    log.record("lettre créée", letter, by=by, at=now)
    return letter


@transaction.atomic
def settle(
    letter: Newsletter, draft: LetterDraft, template: SectionTemplate, *, by: log.Actor, now: datetime
) -> Newsletter:
    """Set a letter otherwise. Its stream stays, with whoever left it; what is frozen leaves as it was.

    LetterNameTaken.
    """
    _refuse_twin(Newsletter, LetterNameTaken, draft.name, but=letter)
    said = {**vars(draft), "template": template}
    changes = log.changes_between({name: getattr(letter, name) for name in said}, said)
    for name, value in said.items():
        setattr(letter, name, value)
    letter.save()
    log.record("lettre réglée", letter, by=by, at=now, changes=changes)
    return letter


def _refuse_twin(
    model: type[Newsletter | SectionTemplate],
    refusal: type[BusinessError],
    name: str,
    *,
    but: Newsletter | SectionTemplate | None = None,
) -> None:
    taken = model._default_manager.exclude(pk__in=[but.pk] if but else []).values_list("name", flat=True)
    if name.casefold() in {one.casefold() for one in taken}:
        raise refusal(name=name)
