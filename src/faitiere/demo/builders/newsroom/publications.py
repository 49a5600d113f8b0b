"""The library as the documents name it, and what the invented town and group put in it.

No document gives the day on which a publication came out: all enter the library on one technical day, long before the
letter of January, so that none of them is news of it.
"""

from faitiere.demo.builders.site import INVENTED, Site, at
from faitiere.demo.cast import CHLOE
from faitiere.demo.facts import publications as facts
from faitiere.demo.facts.publications import PublicationFact
from faitiere.demo.fiction import COUNTRY, GROUP
from faitiere.domains.accounts.models import User
from faitiere.domains.library.choices import AccessLevel
from faitiere.domains.newsroom.choices import PublicationKind, PublicationState, Readability
from faitiere.domains.newsroom.models import Publication
from faitiere.domains.newsroom.services import contributions, files, publications
from faitiere.domains.newsroom.services.contributions import ContributionDraft
from faitiere.domains.newsroom.services.files import FileDraft
from faitiere.domains.newsroom.services.publications import PublicationDraft, PublicationLinks
from faitiere.domains.territories.models import Country

SHELVED_AT = at("2023-10-02")
BLANK_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


def build(site: Site) -> None:
    """Shelve what the documents name."""
    countries = Country.objects.in_bulk()
    for fact in facts.publications():
        links = PublicationLinks(
            groups=[site.groups[fact.group]] if fact.group else (),
            countries=[countries[code] for code in fact.countries],
            partners=[site.organizations[slug] for slug in fact.partners],
        )
        kept = publications.create(_draft(site, fact), links=links, slug=fact.slug, by=site.by, now=SHELVED_AT)
        publications.turn(kept, PublicationState(fact.state), by=site.by, now=SHELVED_AT)


def build_invented(site: Site) -> None:
    """Shelve a directory kept for members, after its former edition, and let Chloé propose an item."""
    first = _directory(site, edition=1, year=2019)
    second = _directory(site, edition=2, year=2023, replaces=first)
    described = FileDraft(readability=Readability.PARTIAL, readability_note="Page blanche de la démonstration.")
    files.add(second, BLANK_PDF, name="repertoire-valdorie-2023.pdf", draft=described, by=site.by)
    _propose(site)


def _draft(site: Site, fact: PublicationFact) -> PublicationDraft:
    return PublicationDraft(
        title=fact.title,
        subtitle=fact.subtitle,
        kind=PublicationKind(fact.kind),
        description=fact.description,
        edition=fact.edition,
        year=fact.year,
        period=fact.period,
        publisher=site.organizations[fact.publisher] if fact.publisher else None,
        publisher_authority=site.authorities[fact.publisher_authority] if fact.publisher_authority else None,
        outside_url=fact.url,
        outside_label=fact.url_label,
        source=str(fact.source),
    )


def _directory(site: Site, *, edition: int, year: int, replaces: Publication | None = None) -> Publication:
    draft = PublicationDraft(
        title="Répertoire des partenariats avec la Valdorie",
        kind=PublicationKind.DIRECTORY,
        description="Qui coopère avec la Valdorie, sur quoi, depuis quand. Pays inventé pour la démonstration.",
        edition=edition,
        year=year,
        replaces=replaces,
        access=AccessLevel.MEMBERS,
        source=INVENTED,
    )
    links = PublicationLinks(groups=[site.groups[GROUP]], countries=[Country.objects.get(pk=COUNTRY)])
    kept = publications.create(draft, links=links, by=site.by, now=SHELVED_AT)
    return publications.turn(kept, PublicationState.PUBLISHED, by=site.by, now=SHELVED_AT)


def _propose(site: Site) -> None:
    """Send what Chloé writes of her town, as she would from her space."""
    author = User.objects.get(email=CHLOE.email)
    draft = ContributionDraft(
        title="Une semaine valdorienne à Valmont-sur-Loire",
        text="Trois classes de Valmont reçoivent leurs correspondants de Valdorie.\n\nUne soirée ouverte à tous "
        "présentera leur livre commun. Événement fictif de la démonstration.",
        starts_on=at("2024-03-25").date(),
        ends_on=at("2024-03-29").date(),
        place="Valmont-sur-Loire",
    )
    town = site.authorities["valmont-sur-loire"]
    kept = contributions.keep(None, draft, authority=town, by=author, now=at("2024-01-17"))
    contributions.send(kept, by=author, now=at("2024-01-18"))
