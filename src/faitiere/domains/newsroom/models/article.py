"""Articles: Wagtail's pages, for their revisions, workflow, schedule, preview and comments (decision 0021)."""

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar
from urllib.parse import urlsplit

from django.db import models
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index

from faitiere.domains.events.models import Event
from faitiere.domains.groups.models import Group
from faitiere.domains.library.models import LibraryImage
from faitiere.domains.library.models.body import BodyBlock
from faitiere.domains.newsroom.choices import ArticleAccess, ArticleKind
from faitiere.domains.newsroom.models.rubric import Rubric
from faitiere.domains.people.models import Organization
from faitiere.domains.territories.models import Country
from faitiere.domains.thesaurus.models import Topic
from faitiere.kernel.words import words

Surroundings = Callable[[Any, Any], dict[str, Any]]


def _bare(_page: Any, _request: Any) -> dict[str, Any]:
    return {}


class ArticleIndex(Page):
    """« Actualités »: the one page under which articles stand. The list itself is the public door's."""

    template = "public/newsroom/articles.html"
    max_count = 1
    subpage_types: ClassVar = ["newsroom.Article"]
    private_page_options: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("page des actualités")
        verbose_name_plural = _("pages des actualités")


class Article(Page):
    """Something written for the network's readers. Its address never changes by itself."""

    kind = models.CharField(_("nature"), max_length=15, choices=ArticleKind.choices, default=ArticleKind.NEWS)
    rubric = models.ForeignKey(
        Rubric, verbose_name=_("rubrique"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    access = models.CharField(_("lecture"), max_length=10, choices=ArticleAccess.choices, default=ArticleAccess.PUBLIC)
    summary = models.TextField(
        _("chapeau"), blank=True, help_text=_("Deux phrases : la lettre et les listes les reprennent telles quelles.")
    )
    body = StreamField(BodyBlock(), verbose_name=_("contenu"), blank=True)
    image = models.ForeignKey(
        LibraryImage, verbose_name=_("image"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    image_alt = models.CharField(
        _("texte alternatif"),
        max_length=200,
        blank=True,
        help_text=_("Ce que montre l’image, pour qui ne la voit pas. Vide : celui de la médiathèque."),
    )
    group = models.ForeignKey(
        Group,
        verbose_name=_("groupe qui l’organise"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("La lettre nomme qui le préside."),
    )
    related_groups = ParentalManyToManyField(
        Group, verbose_name=_("groupes concernés"), blank=True, related_name="related_articles"
    )
    countries = ParentalManyToManyField(Country, verbose_name=_("pays"), blank=True, related_name="articles")
    topics = ParentalManyToManyField(Topic, verbose_name=_("thèmes"), blank=True, related_name="articles")
    events = ParentalManyToManyField(Event, verbose_name=_("événements"), blank=True, related_name="articles")
    partner = models.ForeignKey(
        Organization,
        verbose_name=_("partenaire"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("De qui vient la nouvelle, si ce n’est pas du réseau."),
    )
    closes_on = models.DateField(
        _("date limite"), null=True, blank=True, help_text=_("Dernier jour pour répondre à un appel ou à une offre.")
    )

    words = models.TextField(_("mots"), blank=True, editable=False)

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("rubric"), FieldPanel("access")]),
        FieldPanel("summary"),
        MultiFieldPanel([FieldPanel("image"), FieldPanel("image_alt")], heading=_("Image")),
        FieldPanel("body"),
        InlinePanel("calls_to_action", heading=_("Appels à l’action"), label=_("appel à l’action")),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("group", "related_groups", "countries", "topics", "events", "partner")],
            heading=_("De quoi il est question"),
        ),
        FieldPanel("closes_on"),
    ]
    template = "public/newsroom/article.html"
    parent_page_types: ClassVar = ["newsroom.ArticleIndex"]
    subpage_types: ClassVar[list[str]] = []
    private_page_options: ClassVar[list[str]] = []
    search_fields: ClassVar = [*Page.search_fields, index.SearchField("summary"), index.SearchField("body")]

    # What the public door puts around an article, in the page as in its preview: the room is silent about HTTP.
    surroundings: ClassVar[Surroundings] = _bare

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    @property
    def published_on(self) -> date | None:
        """Return the day on which readers first saw it."""
        return timezone.localdate(self.first_published_at) if self.first_published_at else None

    @property
    def alt(self) -> str:
        """Return what is said of the picture to whoever does not see it."""
        return self.image_alt or (self.image.description if self.image else "")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the words that anybody may read as people type them, for searches: nobody guesses the others by them."""
        body = self.body.stream_block.get_searchable_content(self.body) if self.access == ArticleAccess.PUBLIC else ()
        said = [self.title, self.summary, *body]
        self.words = " ".join(words(" ".join(map(strip_tags, map(str, said)))))
        super().save(*args, **kwargs)

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what the public door puts around it."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | self.surroundings(request)


class CallToAction(Orderable):
    """What a reader may do next, in the reader's own words: « Je m’inscris »."""

    article = ParentalKey(Article, verbose_name=_("article"), on_delete=models.CASCADE, related_name="calls_to_action")
    label = models.CharField(
        _("libellé"),
        max_length=120,
        blank=True,
        help_text=_("À la première personne : « Je m’inscris ». Vide : le nom du site est montré."),
    )
    url = models.URLField(_("adresse"), max_length=500)

    class Meta(Orderable.Meta):
        # Those that nobody has ordered stand as they were written.
        ordering = ["sort_order", "pk"]
        verbose_name = _("appel à l’action")
        verbose_name_plural = _("appels à l’action")

    def __str__(self) -> str:
        """Return the label, else the address."""
        return self.label or self.url

    @property
    def said(self) -> str:
        """Return the label, else the name of the site to which it leads."""
        return self.label or (urlsplit(self.url).hostname or self.url).removeprefix("www.")
