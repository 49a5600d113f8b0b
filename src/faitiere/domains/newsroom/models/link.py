"""Addresses of other sites that the network points at, what they last answered, and where they are used."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from faitiere.domains.newsroom.choices import LinkState
from faitiere.domains.newsroom.models.article import Article
from faitiere.domains.newsroom.models.publication import Publication


class WebLink(models.Model):
    """An address, asked again from time to time. What fails once is silent; what keeps failing is dead."""

    url = models.CharField(_("adresse"), max_length=500, unique=True)
    state = models.CharField(_("état"), max_length=10, choices=LinkState.choices, default=LinkState.UNKNOWN)
    said = models.CharField(_("réponse"), max_length=200, blank=True)
    moved_to = models.CharField(_("déplacée vers"), max_length=500, blank=True)
    asked_at = models.DateTimeField(_("vérifiée le"), null=True, blank=True)
    failing_since = models.DateTimeField(_("en échec depuis"), null=True, blank=True)
    failures = models.PositiveSmallIntegerField(_("échecs de suite"), default=0)
    wanted_at = models.DateTimeField(
        _("demandée le"), help_text=_("Quand une page ou un numéro l’a utilisée pour la dernière fois.")
    )

    class Meta:
        verbose_name = _("lien")
        verbose_name_plural = _("liens")
        ordering = ["url"]
        indexes = [models.Index(fields=["state", "asked_at"])]

    def __str__(self) -> str:
        """Return the address."""
        return self.url

    @property
    def is_dead(self) -> bool:
        """Tell whether a reader who follows it finds nothing."""
        return self.state == LinkState.DEAD


class LinkUse(models.Model):
    """Where an address is used: in one article, or in one publication."""

    link = models.ForeignKey(WebLink, verbose_name=_("lien"), on_delete=models.CASCADE, related_name="uses")
    article = models.ForeignKey(
        Article, verbose_name=_("article"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    publication = models.ForeignKey(
        Publication, verbose_name=_("publication"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        verbose_name = _("emploi d’un lien")
        verbose_name_plural = _("emplois des liens")
        ordering = ["link", "pk"]
        constraints = [
            # A use has one place, or it could not be mended.
            models.CheckConstraint(
                condition=Q(article=None, publication__isnull=False) | Q(article__isnull=False, publication=None),
                name="link_use_has_one_place",
            ),
            models.UniqueConstraint(fields=["link", "article", "publication"], name="link_use_once"),
        ]

    def __str__(self) -> str:
        """Return the place."""
        return str(self.article or self.publication)
