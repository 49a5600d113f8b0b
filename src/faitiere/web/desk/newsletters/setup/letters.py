"""The letters that one may subscribe to: who signs them, on which plan, who approves."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from faitiere.domains.newsletters.models import Newsletter
from faitiere.domains.newsletters.services import plans
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.kit.editing import DeskCreateView, DeskEditView, ServiceCreate, ServiceEdit
from faitiere.web.desk.kit.listing import DeskIndexView
from faitiere.web.desk.kit.records import Cell, Link, RecordView, Row, Section, linked
from faitiere.web.desk.kit.tables import Column, RecordColumn, TitleColumn
from faitiere.web.desk.kit.viewsets import DeskViewSet

ISSUES_SHOWN = 12


class LetterForm(forms.ModelForm[Newsletter]):
    """A letter."""

    class Meta:
        model = Newsletter
        fields = (
            *("name", "description", "template", "sender_name", "sender_email", "reply_to", "list_id"),
            *("is_open", "approval_above", "undo_minutes", "witnesses"),
        )
        widgets: ClassVar = {
            "description": forms.Textarea(attrs={"rows": 2}),
            "witnesses": forms.Textarea(attrs={"rows": 3}),
        }


class LetterIndex(DeskIndexView):
    """The letters."""

    search_fields = ("name", "description")
    intro = _("Les lettres auxquelles on peut s’abonner. Chacune a son expéditeur, son sommaire et ses abonnés.")
    select = ("template",)
    default_columns: ClassVar = [
        TitleColumn("name", label=_("Nom"), sort_key="name"),
        RecordColumn("template", label=_("Sommaire habituel")),
        Column("sender_email", label=_("Expéditeur"), sort_key="sender_email"),
        Column("is_open", label=_("Abonnements"), accessor=lambda row: _("ouverts") if row.is_open else _("fermés")),
    ]


class LetterRecord(RecordView):
    """A letter: how it is set, and its last issues."""

    is_dated = False

    def facts(self, target: Newsletter, on: date) -> list[tuple[Any, Cell]]:
        """Return how it is set."""
        facts = [
            (_("Ce qu’on y lit"), Cell(target.description)),
            (_("Sommaire habituel"), linked(target.template)),
            (_("Expéditeur"), Cell(f"{target.sender_name} <{target.sender_email}>")),
            (_("Réponses à"), Cell(target.reply_to or target.sender_email)),
            (_("Identifiant de liste"), Cell(target.list_id)),
            (_("Abonnements"), Cell(_("ouverts à tous") if target.is_open else _("fermés"))),
            (_("Seconde personne au-delà de"), Cell(target.approval_above, note=_("destinataires"))),
            (_("Minutes pour se raviser"), Cell(target.undo_minutes)),
            (_("Adresses témoins"), Cell(target.witnesses)),
        ]
        return [(label, cell) for label, cell in facts if cell.text != ""]

    def sections(self, target: Newsletter, on: date) -> list[Section]:
        """Return its last issues."""
        issues = target.issues.all()[:ISSUES_SHOWN]
        rows = [Row([linked(one), Cell(one.dated_on), Cell(one.get_state_display())]) for one in issues]
        prepare = Link(_("Préparer un numéro"), reverse("desk_issue:add"), "plus")
        headings = [_("Titre"), _("Date"), _("État")]
        return [Section(_("Numéros"), headings, rows, _("Aucun numéro encore."), [prepare])]


Refusals = dict[type[BusinessError], str]


class LetterCreate(DeskCreateView):
    """A letter more."""

    page_title = _("Créer une lettre")
    refusals: ClassVar[Refusals] = {plans.LetterNameTaken: "name"}


class LetterEdit(DeskEditView):
    """A letter set otherwise."""

    refusals: ClassVar[Refusals] = {plans.LetterNameTaken: "name"}


def _draft(data: Mapping[str, Any]) -> plans.LetterDraft:
    return plans.LetterDraft(**{name: value for name, value in data.items() if name != "template"})


class FoundLetter(ServiceCreate):
    """A letter founded."""

    def create(self, data: Mapping[str, Any]) -> Newsletter:
        """Call the service."""
        return plans.found(_draft(data), data["template"], by=self.user, now=clock.now())


class SettleLetter(ServiceEdit):
    """A letter set otherwise."""

    def edit(self, target: Newsletter, data: Mapping[str, Any]) -> None:
        """Call the service."""
        plans.settle(target, _draft(data), data["template"], by=self.user, now=clock.now())


class NewsletterViewSet(DeskViewSet):
    """Lettres d’information."""

    name = "desk_newsletter"
    url_prefix = "lettres-information"
    model = Newsletter
    icon = "form"
    menu_label = _("Lettres d’information")
    export_filename = "lettres"
    ordering = ("order", "name")
    form_class = LetterForm
    index_view_class = LetterIndex
    inspect_view_class = LetterRecord
    add_view_class = LetterCreate
    edit_view_class = LetterEdit
    rules: ClassVar = {"view": "newsletters.view", "add": "newsletters.settle", "change": "newsletters.settle"}
    actions: ClassVar = [FoundLetter, SettleLetter]
