"""The home page and the pages that the team writes freely; everything else on the site comes from the rooms."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from faitiere.domains.library.models.body import BodyBlock
from faitiere.web.public import frontpage
from faitiere.web.public.pages import Step, frame


class HomePage(Page):
    """What the home page says of the network; its figures, map and lists are computed."""

    lede = models.TextField(_("ce qu’est le réseau, en deux phrases"), blank=True)
    about = RichTextField(_("présentation"), blank=True, features=["bold", "italic", "link", "ul"])

    content_panels = [*Page.content_panels, FieldPanel("lede"), FieldPanel("about")]
    template = "public/home.html"
    max_count = 1

    class Meta:
        verbose_name = _("page d’accueil")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what the rooms know, so that a preview shows the page as it will be."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | frontpage.known(request)


class ContentPage(Page):
    """A page made of a few blocks."""

    lede = models.TextField(_("chapeau"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("contenu"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("lede"), FieldPanel("body")]
    template = "public/content_page.html"
    parent_page_types = ["public.HomePage", "public.ContentPage"]

    class Meta:
        verbose_name = _("page de contenu")
        verbose_name_plural = _("pages de contenu")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the way here and the menu."""
        above = self.get_ancestors().filter(depth__gt=2)
        trail = [Step(page.title, page.get_url(request) or "") for page in above]
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | frame(request, trail=[*trail, Step(self.title)])
