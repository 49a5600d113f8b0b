"""Drafts of articles made from what the network's own people have written elsewhere."""

from datetime import datetime

from django.db import transaction
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.text import slugify

from faitiere.domains.library.models import LibraryImage
from faitiere.domains.library.services import images
from faitiere.domains.newsroom.choices import ArticleKind
from faitiere.domains.newsroom.models import Article, ArticleIndex, CallToAction, Contribution
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.words import plain

SUMMARY = 300  # letters: what lists and the letter show of it, until the editor writes better


class NoArticleIndex(BusinessError):
    """Articles stand under one page."""

    message = "La page « Actualités » n’existe pas encore : créez-la dans « Site », puis acceptez la contribution."


@transaction.atomic
def from_contribution(contribution: Contribution, *, by: log.Actor, now: datetime) -> Article:
    """Write the draft of an article with all that a contribution says; nobody but the team sees it. NoArticleIndex."""
    index = ArticleIndex.objects.order_by("pk").first()
    if index is None:
        raise NoArticleIndex
    article = Article(
        title=contribution.title,
        slug=_free_slug(index, contribution.title),
        kind=ArticleKind.SAVE_THE_DATE if contribution.starts_on else ArticleKind.NEWS,
        summary=_beginning(contribution.text),
        body=[("text", paragraph) for paragraph in _paragraphs(contribution)],
        image=_picture(contribution, by=by),
        image_alt=contribution.picture_alt,
        live=False,
        has_unpublished_changes=True,
    )
    if contribution.link:
        article.calls_to_action = [CallToAction(label=contribution.link_label, url=contribution.link)]
    index.add_child(instance=article)
    article.save_revision(log_action=False)
    log.record("article écrit d’après une contribution", article, by=by, at=now)
    return article


def _free_slug(index: ArticleIndex, title: str) -> str:
    """Return an address that no article has; two authorities may well hold the same festival."""
    base = slugify(plain(title))[:90] or "article"
    taken = set(Article.objects.child_of(index).filter(slug__startswith=base).values_list("slug", flat=True))
    ranks = (base, *(f"{base}-{rank}" for rank in range(2, len(taken) + 3)))
    return next(slug for slug in ranks if slug not in taken)


def _paragraphs(contribution: Contribution) -> list[str]:
    """Return rich text, in which nothing that was typed is markup."""
    when = _when(contribution)
    blocks = [when] if when else []
    blocks += [block.strip() for block in contribution.text.replace("\r\n", "\n").split("\n\n") if block.strip()]
    return ["".join(format_html("<p>{}</p>", block) for block in blocks)]


def _when(contribution: Contribution) -> str:
    days = [day for day in (contribution.starts_on, contribution.ends_on) if day]
    said = [date_format(day, "l j F Y") for day in dict.fromkeys(days)]
    when = f"Du {said[0]} au {said[1]}" if len(said) > 1 else "".join(said).capitalize()
    return ", ".join(filter(None, [when, contribution.place])) + "." if when or contribution.place else ""


def _beginning(text: str) -> str:
    """Return the first paragraph, cut between two words when it is long."""
    first = text.strip().split("\n")[0].strip()
    return first if len(first) <= SUMMARY else f"{first[:SUMMARY].rpartition(' ')[0]}…"


def _picture(contribution: Contribution, *, by: log.Actor) -> LibraryImage | None:
    if not contribution.picture:
        return None
    with contribution.picture.open("rb") as file:
        return images.keep(
            file,
            title=contribution.title,
            description=contribution.picture_alt,
            credit=contribution.picture_credit,
            rights=f"Publication permise par {contribution.authority}",
            by=by,
        )
