"""Publications: what the network and its partners have put together for others to read, edition after edition."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from faitiere.domains.groups.models import Group
from faitiere.domains.library.choices import AccessLevel
from faitiere.domains.library.models import LibraryImage
from faitiere.domains.newsroom.choices import VISIBLE_STATES, PublicationKind, PublicationState
from faitiere.domains.people.models import Organization
from faitiere.domains.territories.models import Authority, Country
from faitiere.domains.thesaurus.models import Topic
from faitiere.kernel.words import words


class PublicationQuerySet(models.QuerySet["Publication"]):
    """What is asked of publications."""

    def listed(self) -> "PublicationQuerySet":
        """Keep what anybody may know of: announced or out, and not the team's own."""
        return self.filter(state__in=VISIBLE_STATES).exclude(access=AccessLevel.STAFF)

    def out_between(self, start: datetime, end: datetime) -> "PublicationQuerySet":
        """Keep what was put at readers' disposal in [start, end[, in that order."""
        return self.listed().filter(published_at__gte=start, published_at__lt=end).order_by("published_at", "pk")


class Publication(models.Model):
    """A country file, a directory, a guide… Its address never changes.

    Its notice is open to all as soon as it is announced; its files keep to those whom its access names.
    """

    title = models.CharField(_("titre"), max_length=250)
    subtitle = models.CharField(_("sous-titre"), max_length=250, blank=True)
    slug = models.SlugField(_("adresse"), max_length=100, unique=True)
    kind = models.CharField(_("nature"), max_length=16, choices=PublicationKind.choices)
    description = models.TextField(
        _("présentation"), blank=True, help_text=_("Ce qu’on y trouve et pour qui, en quelques phrases.")
    )
    edition = models.PositiveSmallIntegerField(_("numéro d’édition"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(_("année"), null=True, blank=True)
    period = models.CharField(
        _("période"), max_length=60, blank=True, help_text=_("« 2022-2023 », « saison 3 », « janvier 2024 ».")
    )
    replaces = models.OneToOneField(
        "self",
        verbose_name=_("édition précédente"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="replaced_by",
        help_text=_("Celle que cette édition remplace ; l’ancienne mènera à la nouvelle."),
    )
    state = models.CharField(_("état"), max_length=10, choices=PublicationState.choices, default=PublicationState.DRAFT)
    access = models.CharField(
        _("qui ouvre les fichiers"), max_length=10, choices=AccessLevel.choices, default=AccessLevel.PUBLIC
    )
    publisher = models.ForeignKey(
        Organization,
        verbose_name=_("éditeur"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="publications",
        help_text=_("Vide : le réseau lui-même, ou la collectivité ci-dessous."),
    )
    publisher_authority = models.ForeignKey(
        Authority,
        verbose_name=_("collectivité éditrice"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="publications",
    )
    partners = models.ManyToManyField(
        Organization, verbose_name=_("partenaires"), blank=True, related_name="publications_helped"
    )
    cover = models.ForeignKey(
        LibraryImage, verbose_name=_("couverture"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    cover_alt = models.CharField(
        _("texte alternatif de la couverture"),
        max_length=200,
        blank=True,
        help_text=_("Ce que montre la couverture, pour qui ne la voit pas. Vide : celui de la médiathèque."),
    )
    groups = models.ManyToManyField(Group, verbose_name=_("groupes"), blank=True, related_name="publications")
    countries = models.ManyToManyField(Country, verbose_name=_("pays"), blank=True, related_name="publications")
    topics = models.ManyToManyField(Topic, verbose_name=_("thèmes"), blank=True, related_name="publications")
    outside_url = models.URLField(_("adresse sur un autre site"), max_length=500, blank=True)
    outside_label = models.CharField(
        _("libellé du lien"),
        max_length=120,
        blank=True,
        help_text=_("À la première personne : « Je découvre le répertoire »."),
    )
    source = models.CharField(_("source"), max_length=250, blank=True)
    published_at = models.DateTimeField(_("mise à disposition le"), null=True, blank=True, editable=False)
    changed_at = models.DateTimeField(_("modifiée le"), editable=False)
    words = models.TextField(_("mots cherchés"), blank=True, editable=False)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = [models.F("year").desc(nulls_last=True), "title", "pk"]
        indexes = [models.Index(fields=["state", "access"], name="publication_listed")]
        constraints = [
            # A successor has a predecessor other than itself: « nouvelle édition » never leads back to the same page.
            models.CheckConstraint(condition=~Q(replaces=models.F("pk")), name="publication_replaces_another"),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    @property
    def is_listed(self) -> bool:
        """Tell whether anybody may know of it."""
        return self.state in VISIBLE_STATES and self.access != AccessLevel.STAFF

    @property
    def is_reserved(self) -> bool:
        """Tell whether its files are kept for members."""
        return bool(self.access == AccessLevel.MEMBERS)

    @property
    def files_access(self) -> AccessLevel:
        """Return who may open its files now: the team alone until it is out."""
        out = self.state in {PublicationState.PUBLISHED, PublicationState.UPDATING}
        return AccessLevel(self.access) if out else AccessLevel.STAFF

    @property
    def alt(self) -> str:
        """Return what is said of the cover to whoever does not see it."""
        return self.cover_alt or (self.cover.description if self.cover else "")

    def found_by(self) -> str:
        """Return the words that a search looks into."""
        return f" {' '.join(words(f'{self.title} {self.subtitle} {self.description} {self.period}'))} "
