"""The sections of a plan and their rules, one by one; issues already prepared keep their own."""

from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from faitiere.domains.newsletters.choices import SectionKind
from faitiere.domains.newsletters.models import SectionRule, SectionTemplate, TemplateSection
from faitiere.domains.newsletters.services.plans import RuleDraft, SectionDraft
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError


class SectionTitleTaken(BusinessError):
    """Two sections of a plan do not share a title: one would not know where things went."""

    message = "Ce sommaire a déjà une rubrique « {title} »."


class RuleEmpty(BusinessError):
    """A rule that asks nothing would file everything."""

    message = "Remplissez au moins une condition : une règle vide rangerait tout dans cette rubrique."


class RuleThere(BusinessError):
    """One rule files a thing in one place."""

    message = "La rubrique « {section} » a déjà cette règle."


@transaction.atomic
def add(
    plan: SectionTemplate, draft: SectionDraft, *, before: TemplateSection | None = None, by: log.Actor, now: datetime
) -> TemplateSection:
    """Add a section before another, or at the end. SectionTitleTaken."""
    return _write(TemplateSection(template=plan), draft, before, by, now)


@transaction.atomic
def rewrite(
    section: TemplateSection,
    draft: SectionDraft,
    *,
    before: TemplateSection | None = None,
    by: log.Actor,
    now: datetime,
) -> TemplateSection:
    """Write a section otherwise and put it before another, or at the end; its rules stay. SectionTitleTaken."""
    return _write(section, draft, before, by, now)


def _write(
    section: TemplateSection, draft: SectionDraft, before: TemplateSection | None, by: log.Actor, now: datetime
) -> TemplateSection:
    plan = SectionTemplate.objects.select_for_update().get(pk=section.template_id)
    others = list(plan.sections.exclude(pk=section.pk))
    if any(one.title.casefold() == draft.title.casefold() for one in others):
        raise SectionTitleTaken(title=draft.title)
    section.slug = section.slug or _free(draft.slug or draft.title, {one.slug for one in others})
    section.title, section.kind, section.lead_group = draft.title, draft.kind, draft.lead_group
    section.takes_the_rest = draft.takes_the_rest and draft.kind == SectionKind.ITEMS
    section.save()
    if section.takes_the_rest:
        plan.sections.exclude(pk=section.pk).update(takes_the_rest=False)
    place = next((rank for rank, one in enumerate(others) if one == before), len(others))
    _number([*others[:place], section, *others[place:]])
    log.record("rubrique du sommaire enregistrée", plan, by=by, at=now, changes={"rubrique": section.title})
    return section


def _free(text: str, taken: set[str]) -> str:
    base = slugify(text)[:50] or "rubrique"
    return next(one for one in (base, *(f"{base}-{rank}" for rank in range(2, len(taken) + 3))) if one not in taken)


def _number(sections: list[TemplateSection]) -> None:
    for order, section in enumerate(sections, start=1):
        section.order = order
    TemplateSection.objects.bulk_update(sections, ["order"])


@transaction.atomic
def remove(section: TemplateSection, *, by: log.Actor, now: datetime) -> None:
    """Take a section and its rules out of the plan."""
    log.record("rubrique du sommaire retirée", section.template, by=by, at=now, changes={"rubrique": section.title})
    section.delete()


@transaction.atomic
def rule(section: TemplateSection, draft: RuleDraft, *, by: log.Actor, now: datetime) -> SectionRule:
    """File here what is as the rule says. RuleEmpty, RuleThere when a section of the plan has the same."""
    if not any(vars(draft).values()):
        raise RuleEmpty
    same = SectionRule.objects.filter(section__template=section.template_id, **vars(draft)).select_related("section")
    there = same.first()
    if there:
        raise RuleThere(section=there.section.title)
    added = SectionRule.objects.create(section=section, **vars(draft))
    log.record("règle de classement ajoutée", section.template, by=by, at=now, changes={"rubrique": section.title})
    return added


@transaction.atomic
def unrule(rule: SectionRule, *, by: log.Actor, now: datetime) -> None:
    """Forget a rule."""
    section = rule.section
    log.record("règle de classement retirée", section.template, by=by, at=now, changes={"rubrique": section.title})
    rule.delete()
