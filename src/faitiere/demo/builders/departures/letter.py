"""Three issues of the letter of the invented group, composed, frozen, sent. The network's own letter stays a draft."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from email.utils import parseaddr

from django.conf import settings

from faitiere.demo.builders.departures import readers, relay
from faitiere.demo.builders.departures.relay import SILENT, refused
from faitiere.demo.builders.site import INVENTED, Site, at
from faitiere.demo.cast import AMINA
from faitiere.demo.fiction import GROUP
from faitiere.domains.accounts.models import User
from faitiere.domains.newsletters.models import Issue, Newsletter
from faitiere.domains.newsletters.services import departures, issues, items, plans
from faitiere.domains.newsletters.services.items import Wording
from faitiere.domains.newsletters.services.plans import LetterDraft, RuleDraft, SectionDraft
from faitiere.kernel.mail.relay.outcomes import Outcome

UNKNOWN = refused("550 5.1.1 <hugo.peyrolle@courriel.example>: boîte inconnue")
FIRST = "2023-11-27"
OVER_QUOTA = refused("552 5.2.2 Boîte pleine")


@dataclass(frozen=True)
class Told:
    """An issue: its day, its subject, and what was written for it besides what the group published."""

    day: str
    subject: str
    items: tuple[Wording, ...]
    troubles: dict[str, Outcome]
    is_last: bool = False


def build(site: Site) -> None:
    """Found the letter, let readers in, and send what is past."""
    letter = _found(site)
    amina = User.objects.get(email=AMINA.email)
    readers.subscribe(letter, amina)
    for told in _past():
        _send(letter, told, amina)
        if told.day == FIRST:
            readers.come_and_go(letter)


def _past() -> Iterable[Told]:
    ends = {readers.GONE: UNKNOWN}
    yield Told(FIRST, "Valdorie : l’année en bilan", (_said("Le forum d’octobre en dix images", "Merci à tous."),), {})
    chosen = _said("Un puits, deux écoles", "Le chantier de Haute-Brume commence en mars.")
    yield Told("2023-12-18", "Valdorie : le chantier des puits", (chosen,), ends)
    news = (
        _said("Nos vœux et le programme", "Deux missions, une rencontre de jeunes et un bilan en novembre."),
        _said("Cherche familles d’accueil", "Douze lycéennes et lycéens de Belvaro arrivent le 15 avril 2024."),
    )
    last = {**ends, readers.FULL: OVER_QUOTA, readers.DOUBTED: SILENT}
    yield Told("2024-01-15", "Valdorie : bonne année 2024", news, last, is_last=True)


def _said(title: str, text: str) -> Wording:
    return Wording(title=title, text=f"{text} {INVENTED}.")


def _found(site: Site) -> Newsletter:
    sections = [
        SectionDraft("groupe", "La vie du groupe", rules=(RuleDraft(group=site.groups[GROUP]),)),
        SectionDraft("breves", "En bref"),
    ]
    plan = plans.write("valdorie", "Lettre d’un groupe", sections, by=site.by, now=at("2023-10-01"))
    address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    draft = LetterDraft(
        name="Nouvelles de Valdorie",
        description="Chaque mois, la vie d’un groupe-pays inventé pour la démonstration.",
        sender_name="Groupe Valdorie",
        sender_email=address,
        list_id=f"valdorie.{address.rpartition('@')[2]}",
    )
    return plans.found(draft, plan, slug="valdorie", by=site.by, now=at("2023-10-01"))


def _send(letter: Newsletter, told: Told, amina: User) -> None:
    morning = at(f"{told.day}T09:30")
    issue = issues.prepare(letter, morning.date(), by=amina, now=morning)
    briefs = issue.sections.get(slug="breves")
    for wording in told.items:
        items.add(briefs, wording, by=amina, now=morning)
    issues.entitle(issue, issue.title, told.subject, "", by=amina, now=morning)
    _leave(issue, told, amina)


def _leave(issue: Issue, told: Told, amina: User) -> None:
    noon = at(f"{told.day}T12:00")
    issue = departures.freeze(issue, audience=None, by=amina, now=noon)
    issue = departures.leave(issue, despite=INVENTED, by=amina, now=noon)
    left_at = noon + timedelta(minutes=issue.newsletter.undo_minutes)
    assert issue.mailing is not None  # noqa: S101 - frozen above
    relay.carry(issue.mailing, told.troubles, is_kept=told.is_last, now=left_at)
    departures.close(by=amina, now=left_at + timedelta(minutes=1))
