"""Agendas to which somebody subscribes from a calendar."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.choices import FeedScope
from faitiere.domains.people.models import Person


def new_token() -> str:
    """Return an address that nobody guesses: 192 bits of chance."""
    return secrets.token_urlsafe(24)


class CalendarFeed(models.Model):
    """A personal agenda: whoever knows its address reads it without signing in, until it is revoked."""

    person = models.ForeignKey(
        Person, verbose_name=_("personne"), on_delete=models.CASCADE, related_name="calendar_feeds"
    )
    token = models.CharField(_("adresse secrète"), max_length=64, unique=True, default=new_token, editable=False)
    scope = models.CharField(_("contenu"), max_length=6, choices=FeedScope.choices, default=FeedScope.ALL)
    created_at = models.DateTimeField(_("créée le"))
    revoked_at = models.DateTimeField(_("révoquée le"), null=True, blank=True)

    class Meta:
        verbose_name = _("abonnement à l’agenda")
        verbose_name_plural = _("abonnements à l’agenda")
        ordering = ["-created_at", "-pk"]
        constraints = [
            # A new address replaces the one that leaked, so that revoking is never forgotten.
            models.UniqueConstraint(
                fields=["person", "scope"], condition=models.Q(revoked_at=None), name="one_feed_per_person_and_scope"
            ),
        ]

    def __str__(self) -> str:
        """Return « Mes groupes, Bernard Aubry »."""
        return f"{self.get_scope_display()}, {self.person}"
