"""How to reach somebody, for what, and by which right."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from faitiere.domains.people.choices import ContactKind, ContactPurpose, LegalBasis
from faitiere.domains.people.models.organization import Organization
from faitiere.domains.people.models.person import Person
from faitiere.domains.territories.models import Authority


class ContactPoint(models.Model):
    """An address of a person, an authority or an organisation, for one purpose, on one legal basis.

    With both a person and an authority, the person is a contact of that authority (agent or élu).
    """

    person = models.ForeignKey(
        Person, verbose_name=_("personne"), null=True, blank=True, on_delete=models.CASCADE, related_name="contacts"
    )
    authority = models.ForeignKey(
        Authority,
        verbose_name=_("collectivité"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="contacts",
    )
    organization = models.ForeignKey(
        Organization,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="contacts",
    )
    role = models.CharField(_("fonction du contact"), max_length=150, blank=True)
    kind = models.CharField(_("moyen"), max_length=8, choices=ContactKind.choices)
    value = models.CharField(_("adresse ou numéro"), max_length=300)
    purpose = models.CharField(_("finalité"), max_length=12, choices=ContactPurpose.choices)
    legal_basis = models.CharField(_("base légale"), max_length=20, choices=LegalBasis.choices)
    collected_on = models.DateField(_("recueillie le"))
    source = models.CharField(_("origine"), max_length=200)
    ends_on = models.DateField(_("ne plus utiliser depuis"), null=True, blank=True)

    class Meta:
        verbose_name = _("point de contact")
        verbose_name_plural = _("points de contact")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(authority__isnull=False) | Q(organization__isnull=False),
                name="contact_has_an_owner",
            ),
        ]

    def __str__(self) -> str:
        """Return the address."""
        return self.value
