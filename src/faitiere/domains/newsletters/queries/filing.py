"""Under which section of the plan an item goes."""

from collections.abc import Sequence

from faitiere.domains.newsletters.choices import SectionKind, SourceKind
from faitiere.domains.newsletters.models import SectionRule, TemplateSection
from faitiere.domains.newsletters.queries.sources import Found


def section_of(found: Found, sections: Sequence[TemplateSection]) -> TemplateSection | None:
    """Return where an item goes: the agenda for its dates, else by the most precise rule that holds, else the rest.

    Give the sections in their order with their rules; of two rules as precise, that of the first section wins.
    """
    if found.kind == SourceKind.AGENDA:
        return next((one for one in sections if one.kind == SectionKind.AGENDA), None)
    holding = [
        (_precision(rule), section) for section in sections for rule in section.rules.all() if holds(rule, found)
    ]
    if holding:
        return max(holding, key=lambda pair: pair[0])[1]
    return next((one for one in sections if one.takes_the_rest), None)


def holds(rule: SectionRule, found: Found) -> bool:
    """Tell whether all that a rule asks is so."""
    group = found.group
    return (
        (not rule.rubric or rule.rubric == found.rubric)
        and (rule.group_id is None or (group is not None and rule.group_id == group.pk))
        and (rule.zone_id is None or rule.zone_id in found.zones)
        and (not rule.group_kind or (group is not None and rule.group_kind == group.kind))
    )


def _precision(rule: SectionRule) -> tuple[bool, bool, bool, bool]:
    return bool(rule.rubric), rule.group_id is not None, rule.zone_id is not None, bool(rule.group_kind)
