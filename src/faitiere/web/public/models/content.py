"""The home page and the pages that the team writes freely; everything else on the site comes from the rooms."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from faitiere.web.public.blocks import BodyBlock


class HomePage(Page):
    """What the home page says of the network; its figures, map and lists are computed."""

    lede = models.TextField(_("ce qu’est le réseau, en deux phrases"), blank=True)
    about = RichTextField(_("présentation"), blank=True, features=["bold", "italic", "link", "ul"])

    content_panels = [*Page.content_panels, FieldPanel("lede"), FieldPanel("about")]
    max_count = 1

    class Meta:
        verbose_name = _("page d’accueil")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page with what the rooms know, as its address does (previews come here)."""
        from faitiere.web.public.views.home import show_home  # noqa: PLC0415 - the view reads this model

        return show_home(request, self)


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
        from faitiere.web.public.pages import Step, frame  # noqa: PLC0415 - the menu is made of these pages

        above = self.get_ancestors().filter(depth__gt=2)
        trail = [Step(page.title, page.get_url(request) or "") for page in above]
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | frame(request, trail=[*trail, Step(self.title)])
