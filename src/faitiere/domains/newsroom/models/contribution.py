"""Contributions: what member authorities propose for the site and the letter, and every turn of the exchange."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from faitiere.domains.newsroom.choices import ContributionState
from faitiere.domains.newsroom.models.article import Article
from faitiere.domains.territories.models import Authority


class Contribution(models.Model):
    """An item that an authority proposes. Its people write it, the team answers; if accepted, it becomes an article."""

    authority = models.ForeignKey(
        Authority, verbose_name=_("collectivité"), on_delete=models.CASCADE, related_name="contributions"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("proposée par"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="contributions",
    )
    title = models.CharField(_("titre"), max_length=200)
    text = models.TextField(_("texte"), blank=True, max_length=10_000)
    starts_on = models.DateField(_("du"), null=True, blank=True)
    ends_on = models.DateField(_("au"), null=True, blank=True)
    place = models.CharField(_("lieu"), max_length=150, blank=True)
    link = models.URLField(_("lien"), max_length=500, blank=True)
    link_label = models.CharField(_("libellé du lien"), max_length=120, blank=True)
    picture = models.ImageField(_("image"), upload_to="newsroom/contributions/%Y/", blank=True)
    picture_alt = models.CharField(_("texte alternatif"), max_length=200, blank=True)
    picture_credit = models.CharField(_("crédit"), max_length=200, blank=True)
    picture_is_free = models.BooleanField(_("droits acquis"), default=False)
    state = models.CharField(
        _("état"), max_length=9, choices=ContributionState.choices, default=ContributionState.DRAFT
    )
    article = models.OneToOneField(
        Article,
        verbose_name=_("article"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="contribution",
    )
    created_at = models.DateTimeField(_("commencée le"))
    changed_at = models.DateTimeField(_("modifiée le"))

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        ordering = ["-changed_at", "-pk"]

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    @property
    def is_open(self) -> bool:
        """Tell whether its authority may still write it."""
        return self.state in {ContributionState.DRAFT, ContributionState.ASKED}

    @property
    def is_waiting(self) -> bool:
        """Tell whether the team owes an answer."""
        return bool(self.state == ContributionState.SENT)


class ContributionTurn(models.Model):
    """One turn of the exchange: who moved it where, when, with which words."""

    contribution = models.ForeignKey(
        Contribution, verbose_name=_("contribution"), on_delete=models.CASCADE, related_name="turns"
    )
    state = models.CharField(_("état"), max_length=9, choices=ContributionState.choices)
    at = models.DateTimeField(_("le"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("par"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_team = models.BooleanField(_("de l’équipe"), default=False)
    words = models.TextField(_("message"), blank=True)

    class Meta:
        verbose_name = _("tour d’une contribution")
        verbose_name_plural = _("tours des contributions")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        """Return the state it led to."""
        return str(self.get_state_display())
