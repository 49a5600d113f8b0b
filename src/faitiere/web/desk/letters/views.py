"""Records of templates and letters; the missions of a day; batches under way."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import HeaderButton

from faitiere.domains.groups.queries.missions import Mission, missions_on
from faitiere.domains.groups.services import mission_letter_batches
from faitiere.domains.groups.tasks import work_letter_batches
from faitiere.domains.letters.choices import BatchState, ItemState
from faitiere.domains.letters.models import Letter, LetterBatch, LetterTemplate
from faitiere.domains.letters.queries import progress, variables
from faitiere.domains.mandates.choices import MissionLetterState
from faitiere.domains.mandates.models import MissionLetter
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.periods import PartialDate
from faitiere.web.desk.access import require
from faitiere.web.desk.kit.links import record_url
from faitiere.web.desk.kit.records import Cell, Link, RecordView, Row, Section, linked
from faitiere.web.desk.mandates.views import LETTER_TONES

ITEM_TONES = {
    ItemState.WAITING: "quiet",
    ItemState.ISSUED: "good",
    ItemState.KEPT: "good",
    ItemState.REFUSED: "bad",
}


class TemplateRecord(RecordView):
    """A template: what it is for, its blocks, the letters made from it."""

    is_dated = False

    def facts(self, target: LetterTemplate, on: date) -> list[tuple[Any, Cell]]:
        """Return what it is."""
        state = Cell(_("en usage"), tone="good") if target.is_default else Cell(_("en réserve"), tone="quiet")
        if target.retired_on:
            state = Cell(_("retiré"), tone="bad", note=target.retired_on)
        word = target.word_file
        return [
            (_("Usage"), Cell(target.get_kind_display())),
            (_("État"), state),
            (_("Texte"), Cell(word.title, url=word.url) if word else Cell(_("blocs écrits ici"))),
        ]

    def sections(self, target: LetterTemplate, on: date) -> list[Section]:
        """Return its blocks and its letters."""
        blocks = [
            Row(
                [
                    Cell(block.title),
                    Cell(block.get_kind_display()),
                    Cell(block.variant),
                    Cell(block.get_presence_display()),
                ]
            )
            for block in target.blocks.all()
        ]
        letters = [
            Row([linked(letter), Cell(letter.recipient), Cell(letter.issued_on)])
            for letter in target.letters.all()[:50]
        ]
        headings = [_("Bloc"), _("Nature"), _("Cas"), _("Présence")]
        write = [Link(_("Écrire le modèle"), reverse("desk_lettertemplate:write", args=[target.pk]), "edit")]
        return [
            Section(_("Blocs"), headings, blocks, _("Ce modèle n’a aucun bloc."), write),
            Section(
                _("Courriers"), [_("Numéro"), _("Pour"), _("Daté du")], letters, _("Aucun courrier n’en est issu.")
            ),
        ]

    @property
    def header_buttons(self) -> list[Any]:
        """Offer the editor first."""
        write = reverse("desk_lettertemplate:write", args=[self.object.pk])
        rename = self.get_edit_url()
        buttons = [HeaderButton(_("Écrire le modèle"), url=write, icon_name="edit", priority=1)]
        return [*buttons, HeaderButton(_("Renommer"), url=rename, icon_name="tag", priority=2)] if rename else buttons


class LetterRecord(RecordView):
    """A letter as it left."""

    is_dated = False

    def facts(self, target: Letter, on: date) -> list[tuple[Any, Cell]]:
        """Return its number, its addressee, its files."""
        mission = MissionLetter.objects.filter(letter=target).select_related("mandate").first()
        newer = Letter.objects.filter(replaces=target).first()
        state = Cell(_("remplacée"), tone="quiet") if newer else Cell(_("en vigueur"), tone="good")
        files = [
            (_("PDF"), Cell(_("Télécharger le PDF"), reverse("desk_letter:pdf", args=[target.pk])))
            if target.pdf
            else None,
            (_("Word"), Cell(_("Télécharger le fichier Word"), reverse("desk_letter:docx", args=[target.pk]))),
        ]
        facts = [
            (_("Objet"), Cell(target.subject)),
            (_("Destinataire"), Cell(target.recipient)),
            (_("Datée du"), Cell(target.issued_on)),
            (_("Émise"), Cell(target.issued_at, note=target.issued_by)),
            (_("Modèle"), linked(target.template)),
            (_("Mandat"), linked(mission.mandate if mission else None)),
            (_("Version"), state),
            (_("Remplace"), linked(target.replaces)),
            (_("Remplacée par"), linked(newer)),
            (_("Motif"), Cell(target.reason)),
            *[file for file in files if file],
            (_("Empreinte du PDF (SHA-256)"), Cell(target.pdf_sha256)),
        ]
        return [(label, cell) for label, cell in facts if cell.text not in ("", None)]

    def sections(self, target: Letter, on: date) -> list[Section]:
        """Return the data it was made from."""
        labels = {variable.name: variable.label for variable in variables(target.template.kind)}
        found = target.content.get("values", {}).items()
        values = [Row([Cell(labels.get(name, name)), Cell(value)]) for name, value in found if value]
        return [Section(_("Données figées"), [_("Variable"), _("Valeur")], values, _("Aucune donnée."))]


def order_batch(request: HttpRequest, on: date) -> HttpResponse:
    """Order every letter due on a day; the worker makes them, the next page shows how far it is."""
    require("mission_letters.issue", request.user)
    try:
        batch = mission_letter_batches.start(on=on, by=request.user, now=clock.now())
    except BusinessError as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(f"{reverse('desk_missionletter:index')}?au={on:%Y-%m-%d}")
    work_letter_batches.enqueue()
    return HttpResponseRedirect(record_url(batch))


class BatchRecord(RecordView):
    """A batch of letters: how far it is, refreshed by itself until it is done."""

    is_dated = False
    template_name = "desk/letters/batch.html"

    def get_page_subtitle(self) -> str:
        """Name the day in words."""
        return str(_("Lettres du %(day)s") % {"day": PartialDate(self.object.on)})

    def facts(self, target: LetterBatch, on: date) -> list[tuple[Any, Cell]]:
        """Return the order."""
        printed = Cell("")
        if target.print_file:
            printed = Cell(_("Télécharger le PDF à imprimer"), reverse("desk_letterbatch:print", args=[target.pk]))
        return [
            (_("Lettres datées du"), Cell(target.on)),
            (_("Demandé"), Cell(target.ordered_at, note=target.ordered_by)),
            (_("Terminé"), Cell(target.done_at)),
            (_("Tout imprimer"), printed),
        ]

    def sections(self, target: LetterBatch, on: date) -> list[Section]:
        """Return each letter, and the groups left out."""
        items = [
            Row(
                [
                    Cell(item.label),
                    Cell(item.get_state_display(), tone=ITEM_TONES[ItemState(item.state)], note=item.refusal),
                    linked(item.letter),
                ],
                [
                    Link(_("PDF"), reverse("desk_letter:pdf", args=[item.letter.pk])),
                    Link(_("Word"), reverse("desk_letter:docx", args=[item.letter.pk])),
                ]
                if item.letter
                else [],
            )
            for item in target.items.select_related("letter")
        ]
        left = [Row([Cell(one["group"]), Cell(one["reason"])]) for one in target.left_out]
        return [
            Section(_("Lettres"), [_("Pour"), _("État"), _("Numéro")], items, _("Aucune lettre.")),
            Section(_("Laissés de côté"), [_("Groupe"), _("Motif")], left, _("Aucun groupe n’est laissé de côté.")),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add how far it is."""
        context = super().get_context_data(**kwargs)
        context["progress"] = progress(self.object)
        context["is_done"] = self.object.state == BatchState.DONE
        return context


def missions_sections(on: date) -> list[Section]:
    """Return who is due a letter on a day, with the letter that is there, and who is not."""
    due, left_out = missions_on(on)
    letters = {
        mission.mandate_id: mission
        for mission in MissionLetter.objects.filter(mandate__in=[one.mandate for one in due])
        .exclude(state=MissionLetterState.REPLACED)
        .select_related("letter")
        .order_by("letter__issued_on", "pk")
    }
    rows = [_due(mission, letters.get(mission.mandate.pk)) for mission in due]
    left = [Row([linked(one.group), Cell(one.reason)]) for one in left_out]
    headings = [_("Groupe"), _("Pour"), _("Lettre"), _("État")]
    return [
        Section(_("Lettres dues"), headings, rows, _("Aucune présidence en vigueur n’attend de lettre à cette date.")),
        Section(_("Sans lettre, et pourquoi"), [_("Groupe"), _("Motif")], left, _("Chaque groupe a sa lettre.")),
    ]


def _due(mission: Mission, there: MissionLetter | None) -> Row:
    act, label = ("nouvelle-version", _("Nouvelle version")) if there else ("emettre", _("Émettre"))
    state = Cell(_("à émettre"), tone="warn")
    if there:
        state = Cell(there.get_state_display(), tone=LETTER_TONES[MissionLetterState(there.state)])
    return Row(
        [
            linked(mission.group),
            Cell(mission.person, record_url(mission.mandate), note=mission.standing.title),
            linked(there.letter if there else None),
            state,
        ],
        [Link(label, reverse(f"desk_missionletter:{act}", args=[mission.mandate.pk]))],
    )
