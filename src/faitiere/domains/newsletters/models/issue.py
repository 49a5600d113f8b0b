"""An issue, its sections, its items. An item is a copy: rewriting it never touches what it was taken from."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from faitiere.domains.audiences.models import Audience
from faitiere.domains.groups.models import Group
from faitiere.domains.library.models import LibraryImage
from faitiere.domains.newsletters.choices import IssueState, SectionKind, ShownTo, SourceKind
from faitiere.domains.newsletters.models.newsletter import Newsletter
from faitiere.domains.newsletters.models.template import SectionTemplate
from faitiere.kernel.mail.models import Mailing


class Issue(models.Model):
    """An issue of a newsletter. Mandates, and what is to come, are those of the day it is dated."""

    newsletter = models.ForeignKey(
        Newsletter, verbose_name=_("lettre"), on_delete=models.PROTECT, related_name="issues"
    )
    template = models.ForeignKey(
        SectionTemplate, verbose_name=_("sommaire"), on_delete=models.PROTECT, related_name="issues"
    )
    number = models.PositiveIntegerField(_("numéro"))
    slug = models.SlugField(_("identifiant"), max_length=80)
    title = models.CharField(_("titre"), max_length=150)
    subject = models.CharField(_("objet du message"), max_length=200)
    preheader = models.CharField(
        _("accroche"), max_length=200, blank=True, help_text=_("Ce que les messageries montrent après l’objet.")
    )
    dated_on = models.DateField(_("date"))
    since = models.DateTimeField(_("reprend ce qui a paru depuis"), null=True, blank=True)
    state = models.CharField(_("état"), max_length=10, choices=IssueState.choices, default=IssueState.DRAFT)
    audience = models.ForeignKey(
        Audience, verbose_name=_("public"), null=True, blank=True, on_delete=models.PROTECT, related_name="issues"
    )
    prepared_at = models.DateTimeField(_("préparé le"))
    mailing = models.OneToOneField(
        Mailing, verbose_name=_("envoi"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("figé par"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("approuvé par"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    approved_at = models.DateTimeField(_("approuvé le"), null=True, blank=True)
    leaves_at = models.DateTimeField(_("part le"), null=True, blank=True)
    sent_at = models.DateTimeField(_("envoyé le"), null=True, blank=True)
    words = models.TextField(_("mots cherchés"), blank=True, editable=False)

    class Meta:
        verbose_name = _("numéro")
        verbose_name_plural = _("numéros")
        ordering = ["-dated_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["newsletter", "number"], name="issue_number_once"),
            models.UniqueConstraint(fields=["newsletter", "slug"], name="issue_slug_once"),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    @property
    def is_draft(self) -> bool:
        """Tell whether its content may still change."""
        return self.state == IssueState.DRAFT


class IssueSection(models.Model):
    """A section of an issue, copied from the plan when it was prepared."""

    issue = models.ForeignKey(Issue, verbose_name=_("numéro"), on_delete=models.CASCADE, related_name="sections")
    slug = models.SlugField(_("identifiant"), max_length=60)
    title = models.CharField(_("titre"), max_length=150)
    kind = models.CharField(_("contenu"), max_length=10, choices=SectionKind.choices, default=SectionKind.ITEMS)
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)
    group = models.ForeignKey(
        Group,
        verbose_name=_("groupe de toute la rubrique"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    president_line = models.CharField(_("présidence citée sous le titre"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("rubrique d’un numéro")
        verbose_name_plural = _("rubriques des numéros")
        ordering = ["issue", "order", "pk"]
        constraints = [models.UniqueConstraint(fields=["issue", "slug"], name="issue_section_once")]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class IssueItem(models.Model):
    """A piece of an issue. `taken` is what its source said when it was last looked at; `version` guards two editors.

    In an agenda, `heading` is the bucket (« Février 2024 »), `day` the date as printed (« Jeudi 1er »), `text` the
    place.
    A reserved item shows its mark to everybody, and its links to members only. `group` is the one whose presidency is
    quoted.
    """

    issue = models.ForeignKey(Issue, verbose_name=_("numéro"), on_delete=models.CASCADE, related_name="items")
    section = models.ForeignKey(
        IssueSection, verbose_name=_("rubrique"), on_delete=models.CASCADE, related_name="items"
    )
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)
    source_kind = models.CharField(_("origine"), max_length=12, choices=SourceKind.choices, blank=True)
    source_pk = models.PositiveBigIntegerField(_("clé de l’origine"), null=True, blank=True)
    taken: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(
        _("ce que disait l’origine"), default=dict, blank=True
    )
    heading = models.CharField(_("intertitre"), max_length=100, blank=True)
    day = models.CharField(_("date imprimée"), max_length=60, blank=True)
    title = models.CharField(_("titre"), max_length=300)
    group = models.ForeignKey(
        Group, verbose_name=_("groupe"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    president_line = models.CharField(_("présidence citée"), max_length=400, blank=True)
    text = models.TextField(_("texte"), blank=True)
    image = models.ForeignKey(
        LibraryImage, verbose_name=_("image"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    image_alt = models.CharField(_("texte de remplacement"), max_length=300, blank=True)
    links: models.JSONField[list[dict[str, str]], list[dict[str, str]]] = models.JSONField(
        _("liens"), default=list, blank=True
    )
    is_reserved = models.BooleanField(_("réservé aux adhérents"), default=False)
    shown_to = models.CharField(_("montré à"), max_length=10, choices=ShownTo.choices, default=ShownTo.ALL)
    is_cut = models.BooleanField(_("retiré du numéro"), default=False)
    version = models.PositiveIntegerField(_("version"), default=1)

    class Meta:
        verbose_name = _("élément d’un numéro")
        verbose_name_plural = _("éléments des numéros")
        ordering = ["section", "order", "pk"]
        constraints = [
            # Preparing again, or two editors who prepare together, take a source once.
            models.UniqueConstraint(
                fields=["issue", "source_kind", "source_pk"],
                condition=models.Q(source_pk__isnull=False),
                name="issue_source_once",
            ),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title
