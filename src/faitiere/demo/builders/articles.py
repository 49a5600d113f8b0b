"""The rubrics of the letter and the articles it printed, then a few of the invented network."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from faitiere.demo.builders.site import Site, at
from faitiere.demo.cast import AMINA
from faitiere.demo.facts import articles as facts
from faitiere.demo.facts.articles import ArticleFact
from faitiere.demo.fiction import COUNTRY, GROUP
from faitiere.domains.accounts.models import User
from faitiere.domains.events.choices import EventState
from faitiere.domains.events.models import Event
from faitiere.domains.newsroom.choices import ArticleAccess, ArticleKind
from faitiere.domains.newsroom.models import Rubric
from faitiere.domains.newsroom.services import articles, rubrics
from faitiere.domains.newsroom.services.articles import ArticleDraft, Call
from faitiere.domains.territories.models import Country

MADE_UP = "Groupe et pays inventés pour la démonstration."
T = TypeVar("T")


def build(site: Site) -> None:
    """Open the rubrics and publish what the letter printed, in its order."""
    for order, (slug, name) in enumerate(facts.rubrics(), start=1):
        rubrics.create(name, order=order, slug=slug, by=site.by)
    known = {rubric.slug: rubric for rubric in Rubric.objects.all()}
    countries = Country.objects.in_bulk()
    for fact in facts.articles():
        article = articles.create(_draft(site, fact, known, countries), slug=fact.slug, by=site.by)
        articles.publish(article, by=site.by, now=fact.published_at)


def _draft(site: Site, fact: ArticleFact, known: dict[str, Rubric], countries: dict[str, Country]) -> ArticleDraft:
    return ArticleDraft(
        title=fact.title,
        kind=fact.kind,
        rubric=known[fact.rubric],
        summary=fact.summary,
        group=site.groups.get(fact.group),
        related_groups=tuple(_known([site.groups.get(fact.related)])),
        countries=tuple(countries[code] for code in fact.countries),
        events=tuple(_known(site.events.get(slug) for slug in fact.events)),
        calls=tuple(Call(url=call.url, label=call.label) for call in fact.calls),
    )


def build_invented(site: Site) -> None:
    """Write three articles of the invented group by the hand of Amina, before the letter's time: one still a draft."""
    amina = User.objects.get(email=AMINA.email)
    group = site.groups[GROUP]
    about = ArticleDraft(
        title="",
        rubric=Rubric.objects.get(slug="actualites-geographiques"),
        group=group,
        countries=(Country.objects.get(pk=COUNTRY),),
        events=tuple(Event.objects.filter(group=group, state=EventState.HELD).order_by("pk")[:1]),
    )
    for draft, published_on in _invented(about):
        article = articles.create(draft, by=amina)
        if published_on:
            articles.publish(article, by=amina, now=at(published_on))


def _invented(about: ArticleDraft) -> Iterable[tuple[ArticleDraft, str]]:
    yield (
        replace(
            about,
            title="Groupe-pays Valdorie : ce que novembre a décidé",
            kind=ArticleKind.REPORT,
            summary="Cinq collectivités ont fait le bilan de l’année et retenu deux projets, l’eau et la jeunesse.",
            text=f"{MADE_UP}\n\nLes participantes et participants se retrouvent à la fin de l’hiver.",
            calls=(Call("https://valdorie.example/reunion", "Je lis le compte rendu"),),
        ),
        "2023-11-24",
    )
    yield (
        replace(
            about,
            title="Valdorie : les contacts utiles, pour les adhérents",
            access=ArticleAccess.MEMBERS,
            summary="Les services qui répondent sur place, et les heures où l’on peut les joindre.",
            text=f"{MADE_UP}\n\nLe bureau de la coopération de Haute-Brume répond le mardi matin.",
            events=(),
        ),
        "2023-12-05",
    )
    yield (
        replace(
            about,
            title="Jeunesses de Valdorie : un appel à projets se prépare",
            kind=ArticleKind.CALL,
            summary="Le groupe ouvrira au printemps un appel à projets pour les échanges de jeunes.",
            text=MADE_UP,
            events=(),
            calls=(Call("https://valdorie.example/appel", "Pour plus d’informations"),),
        ),
        "",
    )


def _known(found: Iterable[T | None]) -> Iterable[T]:
    return (one for one in found if one is not None)
