"""Issues: prepared from the network's life, prepared again without undoing what was done by hand."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.formats import date_format

from faitiere.domains.newsletters.models import (
    Issue,
    IssueItem,
    IssueSection,
    Newsletter,
    SectionTemplate,
    TemplateSection,
)
from faitiere.domains.newsletters.queries import presidencies
from faitiere.domains.newsletters.queries.composing import fresh, items_in_order
from faitiere.domains.newsletters.queries.filing import section_of
from faitiere.domains.newsletters.queries.sources import Found
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError

FIRST_REACH = timedelta(days=31)  # how far back a first issue looks


class IssueNotDraft(BusinessError):
    """What is frozen or sent does not change any more."""

    message = "Ce numéro est {state} : son contenu ne change plus."


class PlanEmpty(BusinessError):
    """An issue is made of sections."""

    message = "Le sommaire « {name} » n’a aucune rubrique : complétez-le d’abord."


@transaction.atomic
def prepare(
    newsletter: Newsletter,
    dated_on: date,
    *,
    template: SectionTemplate | None = None,
    by: log.Actor,
    now: datetime,
) -> Issue:
    """Assemble the issue of a day, or add to its draft what is new since. IssueNotDraft, PlanEmpty.

    What was rewritten, moved or cut stays as it is; what was taken once is not taken again.
    """
    newsletter = Newsletter.objects.select_for_update(of=("self",)).select_related("template").get(pk=newsletter.pk)
    issue = Issue.objects.filter(newsletter=newsletter, dated_on=dated_on).first()
    is_new = issue is None
    if issue is None:
        issue = _begin(newsletter, template or newsletter.template, dated_on, now)
    issue = held(issue)
    issue.prepared_at = now
    issue.save(update_fields=["prepared_at"])
    taken = _take(issue, fresh(issue))
    restate(issue)
    log.record("numéro préparé" if is_new else "numéro complété", issue, by=by, at=now, changes={"éléments": taken})
    return issue


@transaction.atomic
def entitle(issue: Issue, title: str, subject: str, preheader: str, *, by: log.Actor, now: datetime) -> None:
    """Change what is read before an issue is opened. IssueNotDraft."""
    issue = held(issue)
    said = {"title": title, "subject": subject, "preheader": preheader}
    changes = log.changes_between({name: getattr(issue, name) for name in said}, said)
    for name, value in said.items():
        setattr(issue, name, value)
    issue.save(update_fields=list(said))
    log.record("titre du numéro corrigé", issue, by=by, at=now, changes=changes)


@transaction.atomic
def quote_presidencies(issue: Issue, *, by: log.Actor, now: datetime) -> int:
    """Print again, everywhere, the presidency valid on the issue's day; return how many lines changed."""
    issue = held(issue)
    changed = restate(issue, by_hand_too=True)
    log.record("présidences mises à jour", issue, by=by, at=now, changes={"lignes": changed})
    return changed


def held(issue: Issue) -> Issue:
    """Lock an issue, or refuse because its content no longer changes. IssueNotDraft."""
    issue = Issue.objects.select_for_update().get(pk=issue.pk)
    if not issue.is_draft:
        raise IssueNotDraft(state=issue.get_state_display())
    return issue


def restate(issue: Issue, *, by_hand_too: bool = False) -> int:
    """Put each presidency where it is quoted first; lines written by hand stay unless they too are asked."""
    items = list(items_in_order(issue))
    sections = list(issue.sections.all())
    groups = [*(item.group_id for item in items), *(section.group_id for section in sections)]
    known = presidencies.lines(groups, issue.dated_on)
    expected = presidencies.expected(items, known)
    changed: list[IssueItem] = []
    for item in items:
        is_ours = by_hand_too or item.president_line in {"", known.get(item.group_id or 0, "")}
        if is_ours and item.president_line != expected[item.pk]:
            item.president_line = expected[item.pk]
            changed.append(item)
    IssueItem.objects.bulk_update(changed, ["president_line"])
    return len(changed) + _restate_sections(sections, known)


def _restate_sections(sections: Iterable[IssueSection], known: dict[int, str]) -> int:
    stale = [one for one in sections if one.group_id and one.president_line != known.get(one.group_id, "")]
    for section in stale:
        section.president_line = known.get(section.group_id or 0, "")
    IssueSection.objects.bulk_update(stale, ["president_line"])
    return len(stale)


def _begin(newsletter: Newsletter, template: SectionTemplate, dated_on: date, now: datetime) -> Issue:
    plan = list(template.sections.all())
    if not plan:
        raise PlanEmpty(name=template.name)
    before = newsletter.issues.filter(dated_on__lt=dated_on).order_by("-dated_on").first()
    first = datetime.combine(dated_on, time(), timezone.get_current_timezone()) - FIRST_REACH
    number = (newsletter.issues.aggregate(last=Max("number"))["last"] or 0) + 1
    month = date_format(dated_on, "F Y")
    issue = Issue.objects.create(
        newsletter=newsletter,
        template=template,
        number=number,
        slug=dated_on.isoformat(),
        title=f"{newsletter.name} – {month}",
        subject=f"{newsletter.name} – {month}",
        dated_on=dated_on,
        since=before.prepared_at if before else first,
        prepared_at=now,
    )
    IssueSection.objects.bulk_create(_copied(issue, one) for one in plan)
    return issue


def _copied(issue: Issue, plan: TemplateSection) -> IssueSection:
    return IssueSection(
        issue=issue, slug=plan.slug, title=plan.title, kind=plan.kind, order=plan.order, group=plan.lead_group
    )


def _take(issue: Issue, found: Iterable[Found]) -> int:
    """Copy what was found at the end of its sections; return how many."""
    plan = list(issue.template.sections.prefetch_related("rules"))
    places = {section.slug: section for section in issue.sections.all()}
    orders = dict(issue.items.order_by().values_list("section_id").annotate(last=Max("order")))
    items = []
    for one in found:
        filed = section_of(one, plan)
        section = places.get(filed.slug) if filed else None
        if section is None:
            continue
        orders[section.pk] = orders.get(section.pk, 0) + 1
        items.append(copied(one, section, order=orders[section.pk]))
    IssueItem.objects.bulk_create(items)
    return len(items)


def copied(found: Found, section: IssueSection, *, order: int) -> IssueItem:
    """Return an item that says what its source says, not written yet."""
    said = found.said.as_taken()
    return IssueItem(
        issue_id=section.issue_id,
        section=section,
        order=order,
        source_kind=found.kind,
        source_pk=found.pk,
        group=found.group,
        taken=said,
        **said,
    )
