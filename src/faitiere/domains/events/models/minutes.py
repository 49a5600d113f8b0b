"""Minutes: what was said, decided, and who does what by when."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.choices import MinutesAccess
from faitiere.domains.events.models.event import Event
from faitiere.domains.library.models import LibraryDocument, LibraryImage
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
    photos = models.ManyToManyField(LibraryImage, verbose_name=_("photographies"), blank=True, related_name="+")
    recording_url = models.URLField(_("enregistrement"), blank=True)
    recording_until = models.DateField(_("enregistrement visible jusqu’au"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)
    published_at = models.DateTimeField(_("publié le"), null=True, blank=True)
    corrected_at = models.DateTimeField(_("corrigé le"), null=True, blank=True)
    correction = models.CharField(_("ce qui a été corrigé"), max_length=300, blank=True)

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


class MinutesRequest(models.Model):
    """Somebody asks to read minutes that are given on request."""

    minutes = models.ForeignKey(
        Minutes, verbose_name=_("compte rendu"), on_delete=models.CASCADE, related_name="requests"
    )
    name = models.CharField(_("nom"), max_length=150)
    email = models.EmailField(_("adresse électronique"))
    reason = models.TextField(_("pourquoi"), blank=True)
    asked_at = models.DateTimeField(_("demandé le"))
    decided_at = models.DateTimeField(_("décidé le"), null=True, blank=True)
    is_granted = models.BooleanField(_("accordé"), default=False)

    class Meta:
        verbose_name = _("demande de compte rendu")
        verbose_name_plural = _("demandes de compte rendu")
        ordering = ["asked_at", "pk"]
        constraints = [
            # Asked again, it is the same request until somebody has decided.
            models.UniqueConstraint(
                "minutes", Lower("email"), condition=Q(decided_at=None), name="minutes_requested_once"
            ),
        ]

    def __str__(self) -> str:
        """Return who asks."""
        return self.name
