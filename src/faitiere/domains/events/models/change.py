"""What happened to an event, and why."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.choices import ChangeKind, EventState, WhenKind
from faitiere.domains.events.models.event import Event


class EventChange(models.Model):
    """A turn in the life of an event: dated, with its reason and a word for those it concerns."""

    event = models.ForeignKey(Event, verbose_name=_("événement"), on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(_("changement"), max_length=10, choices=ChangeKind.choices)
    at = models.DateTimeField(_("le"))
    by = models.CharField(_("par"), max_length=150)
    state = models.CharField(_("nouvel état"), max_length=14, choices=EventState.choices)
    reason = models.TextField(_("motif"), blank=True)
    word = models.TextField(_("mot aux inscrits"), blank=True)
    public_word = models.TextField(_("mot au public"), blank=True)
    previous_when = models.CharField(_("date connue auparavant"), max_length=14, choices=WhenKind.choices, blank=True)
    previous_starts_at = models.DateTimeField(_("début auparavant"), null=True, blank=True)
    previous_ends_at = models.DateTimeField(_("fin auparavant"), null=True, blank=True)
    sequence = models.PositiveIntegerField(_("SEQUENCE du calendrier"))
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("changement d’un événement")
        verbose_name_plural = _("changements des événements")
        ordering = ["at", "pk"]
