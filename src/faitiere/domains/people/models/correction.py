"""What members ask to correct."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from faitiere.domains.people.choices import CorrectionKind, CorrectionState
from faitiere.domains.people.models.office import Office
from faitiere.domains.people.models.person import Person
from faitiere.domains.territories.models import Authority


class Correction(models.Model):
    """A proposal by a contact of an authority; staff accept or refuse it, and the author sees its state."""

    authority = models.ForeignKey(
        Authority, verbose_name=_("collectivité"), on_delete=models.CASCADE, related_name="corrections"
    )
    kind = models.CharField(_("objet"), max_length=16, choices=CorrectionKind.choices)
    field = models.CharField(_("champ"), max_length=60, blank=True)
    office = models.ForeignKey(
        Office, verbose_name=_("mandat électif"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    person = models.ForeignKey(
        Person, verbose_name=_("personne"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    old_value = models.TextField(_("valeur actuelle"), blank=True)
    new_value = models.TextField(_("valeur proposée"), blank=True)
    details = models.JSONField(_("détail"), default=dict, blank=True)
    comment = models.TextField(_("commentaire"), blank=True)
    state = models.CharField(_("état"), max_length=8, choices=CorrectionState.choices, default=CorrectionState.PROPOSED)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("proposée par"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="corrections",
    )
    proposed_at = models.DateTimeField(_("proposée le"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("décidée par"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("décidée le"), null=True, blank=True)
    decision_note = models.TextField(_("réponse"), blank=True)

    class Meta:
        verbose_name = _("correction proposée")
        verbose_name_plural = _("corrections proposées")
        ordering = ["-proposed_at", "-pk"]

    def __str__(self) -> str:
        """Return what it is about."""
        return f"{self.get_kind_display()} – {self.authority}"

    @property
    def about(self) -> str:
        """Return what it asks for, in words that its author recognises."""
        said = self.details
        if self.kind == CorrectionKind.AUTHORITY_FIELD and self.field:
            return str(Authority._meta.get_field(self.field).verbose_name)  # type: ignore[union-attr]  # a column
        if self.kind == CorrectionKind.OFFICE_ENDED and self.office:
            return f"{self.get_kind_display()} : {self.office.person}, {self.office.title}"
        if self.kind == CorrectionKind.OFFICE_ADDED:
            name = f"{said.get('first_name', '')} {said.get('last_name', '')}".strip()
            return f"{self.get_kind_display()} : {name}, {said.get('title', '')}"
        if self.kind == CorrectionKind.CONTACT:
            return f"{self.get_kind_display()} {'à retirer' if said.get('action') == 'retire' else 'à ajouter'}"
        return str(self.get_kind_display())
