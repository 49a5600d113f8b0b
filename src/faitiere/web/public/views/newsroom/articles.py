"""The list of articles and each of them."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from faitiere.domains.newsroom.queries.articles import published
from faitiere.web.public.newsroom.articles import ArticleFilter
from faitiere.web.public.pages import Step, show

ON_A_PAGE = 20


def articles(request: HttpRequest) -> HttpResponse:
    """Show what is published, the newest first."""
    chosen = ArticleFilter(request.GET)
    page = Paginator(published().filter(chosen.condition()), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"form": chosen, "page": page}
    return show(request, "public/newsroom/articles.html", context, trail=[Step("Actualités")], section="articles")


def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an article; what surrounds it is the same in the editor's preview."""
    found = get_object_or_404(published(), slug=slug)
    return render(request, found.template, found.get_context(request))
