"""The letter of January 2024 as a draft, on its own plan, with the older plan by continent beside it."""

from collections.abc import Iterator
from email.utils import parseaddr

from django.conf import settings

from faitiere.demo.builders.site import Site
from faitiere.demo.facts import articles as facts
from faitiere.domains.groups.choices import GroupKind
from faitiere.domains.newsletters.choices import SectionKind
from faitiere.domains.newsletters.models import SectionTemplate
from faitiere.domains.newsletters.services import issues, lexicon, plans
from faitiere.domains.newsletters.services.plans import LetterDraft, RuleDraft, SectionDraft
from faitiere.domains.territories.models import Zone

GEOGRAPHIC = "actualites-geographiques"
CRISES = "crises"
# What comes without a rubric, minutes or an event, goes with the kind of its group.
KINDS = {
    GEOGRAPHIC: (GroupKind.COUNTRY, GroupKind.DYNAMIC),
    "actualites-thematiques": (GroupKind.THEMATIC, GroupKind.MISSION),
}
THE_REST = "informations-cuf"
# Towns that the letter speaks of and no dictionary holds.
WORDS = ("Kanazawa", "Shizuoka")
AGENDA = SectionDraft("agenda", "Agenda", kind=SectionKind.AGENDA)


def build(site: Site) -> None:
    """Write both plans, found the letter, and prepare its issue of the day."""
    plan = _plan(site, "rubriques", "Par rubriques (2024)", list(_sections(site)))
    _plan(site, "continents", "Par continents (ancien)", list(_by_continent(site)))
    address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    draft = LetterDraft(
        name="La lettre",
        description="Chaque mois : la vie des groupes, les rencontres à venir, les nouvelles des adhérents.",
        sender_name="Cités Unies France",
        sender_email=address,
        list_id=f"lettre.{address.rpartition('@')[2]}",
    )
    letter = plans.found(draft, plan, slug="lettre", by=site.by, now=site.now)
    issues.prepare(letter, site.today, by=site.by, now=site.now)
    for word in WORDS:
        lexicon.add(word, by=site.by, now=site.now)


def _plan(site: Site, slug: str, name: str, sections: list[SectionDraft]) -> SectionTemplate:
    return plans.write(slug, name, sections, by=site.by, now=site.now)


def _sections(site: Site) -> Iterator[SectionDraft]:
    """Yield the sections that the letter printed; the membership insert is the last."""
    for slug, title in facts.rubrics():
        if slug == "adhesion":
            yield AGENDA
        yield _section(site, slug, title)


def _section(site: Site, slug: str, title: str) -> SectionDraft:
    lead = site.groups[CRISES] if slug == "actualites-crises" else None
    rules = [RuleDraft(rubric=slug), *(RuleDraft(group_kind=kind) for kind in KINDS.get(slug, ()))]
    if lead:
        rules.append(RuleDraft(group=lead))
    return SectionDraft(slug, title, rules=tuple(rules), takes_the_rest=slug == THE_REST, lead_group=lead)


def _by_continent(site: Site) -> Iterator[SectionDraft]:
    """Yield the same, with a section for each zone in place of the geographic one."""
    for section in _sections(site):
        if section.slug != GEOGRAPHIC:
            yield section
            continue
        for zone in Zone.objects.all():
            yield SectionDraft(
                zone.slug, zone.name, rules=(RuleDraft(rubric=GEOGRAPHIC, zone=zone), RuleDraft(zone=zone))
            )
        yield SectionDraft("autres-pays", "Autres pays", rules=section.rules)
