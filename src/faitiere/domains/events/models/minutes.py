"""Minutes: what was said, decided, and who does what by when."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.choices import MinutesAccess
from faitiere.domains.events.models.event import Event
from faitiere.domains.library.models import LibraryDocument
from faitiere.domains.people.models import Person


class Minutes(models.Model):
    """The minutes (relevé de décisions) of an event; `version` refuses to overwrite a colleague's edit."""

    event = models.OneToOneField(Event, verbose_name=_("événement"), on_delete=models.CASCADE, related_name="minutes")
    text = models.TextField(_("texte"), blank=True)
    attendance_note = models.TextField(_("participants"), blank=True)
    access = models.CharField(_("accès"), max_length=10, choices=MinutesAccess.choices, default=MinutesAccess.MEMBERS)
    file = models.ForeignKey(
        LibraryDocument, verbose_name=_("fichier"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    next_event = models.ForeignKey(
        Event,
        verbose_name=_("prochaine rencontre"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="prepared_by",
    )
    version = models.PositiveIntegerField(_("version"), default=1)
    published_at = models.DateTimeField(_("publié le"), null=True, blank=True)

    class Meta:
        verbose_name = _("compte rendu")
        verbose_name_plural = _("comptes rendus")
        ordering = ["-published_at", "-pk"]

    def __str__(self) -> str:
        """Return whose minutes they are."""
        return f"Compte rendu – {self.event}"


class Decision(models.Model):
    """A decision, or something to do, with its owner and date."""

    minutes = models.ForeignKey(
        Minutes, verbose_name=_("compte rendu"), on_delete=models.CASCADE, related_name="decisions"
    )
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)
    text = models.TextField(_("décision"))
    owner = models.ForeignKey(
        Person,
        verbose_name=_("responsable"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="decisions",
    )
    owner_name = models.CharField(_("responsable, en clair"), max_length=150, blank=True)
    due_on = models.DateField(_("pour le"), null=True, blank=True)
    done_on = models.DateField(_("fait le"), null=True, blank=True)

    class Meta:
        verbose_name = _("décision")
        verbose_name_plural = _("décisions")
        ordering = ["minutes", "order", "pk"]

    def __str__(self) -> str:
        """Return its text."""
        return self.text[:80]
