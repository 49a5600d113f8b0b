"""The addresses that leave in letters and feeds. The doors route them; no room asks a door where it is."""

from django.conf import settings

from faitiere.domains.newsroom.models import Article

ARTICLES = "/actualites/"
EDITOR = "/gestion/pages/{}/edit/"


def article(article: Article) -> str:
    """Return the public page of an article."""
    return f"{articles()}{article.slug}/"


def articles() -> str:
    """Return the public list."""
    return settings.SITE_URL.rstrip("/") + ARTICLES


def editor(article: Article) -> str:
    """Return where the team writes it."""
    return settings.SITE_URL.rstrip("/") + EDITOR.format(article.pk)
