"""The plans of the letters: their sections in order, and what goes under each."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from faitiere.domains.newsletters.choices import SectionKind
from faitiere.domains.newsletters.models import SectionRule, SectionTemplate, TemplateSection
from faitiere.domains.newsletters.services import plans
from faitiere.domains.newsroom.models import Rubric
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.kit.editing import DeskCreateView, DeskEditView, ServiceCreate, ServiceEdit
from faitiere.web.desk.kit.listing import DeskIndexView
from faitiere.web.desk.kit.records import Cell, Link, RecordView, Row, Section
from faitiere.web.desk.kit.tables import Column, NumberColumn, TitleColumn
from faitiere.web.desk.kit.viewsets import DeskViewSet
from faitiere.web.desk.newsletters.setup.deeds import DEEDS
from faitiere.web.desk.newsletters.setup.forms import NameForm, PlanForm

Refusals = dict[type[BusinessError], str]


class PlanIndex(DeskIndexView):
    """The plans."""

    search_fields = ("name", "description")
    intro = _("Un sommaire dit les rubriques d’un numéro, leur ordre, et ce qui va dans chacune.")
    default_columns: ClassVar = [
        TitleColumn("name", label=_("Nom"), sort_key="name"),
        NumberColumn("section_count", label=_("Rubriques")),
        Column("description", label=_("À quoi il sert")),
    ]

    def enrich(self, rows: list[Any]) -> list[Any]:
        """Count the sections of each."""
        counted = SectionTemplate.objects.filter(pk__in=[row.pk for row in rows]).annotate(held=Count("sections"))
        counts = dict(counted.order_by().values_list("pk", "held"))
        for row in rows:
            row.section_count = counts.get(row.pk, 0)
        return rows


class PlanRecord(RecordView):
    """A plan: its sections in order, then the rules of each."""

    is_dated = False

    def facts(self, target: SectionTemplate, on: date) -> list[tuple[Any, Cell]]:
        """Return what it is for, and which letters follow it."""
        letters = ", ".join(target.newsletters.values_list("name", flat=True))
        facts = [
            (_("À quoi il sert"), Cell(target.description)),
            (_("Lettres qui le suivent"), Cell(letters or _("aucune"))),
        ]
        return [(label, cell) for label, cell in facts if cell.text]

    def sections(self, target: SectionTemplate, on: date) -> list[Section]:
        """Return the sections and their rules."""
        held = list(target.sections.select_related("lead_group").prefetch_related("rules__group", "rules__zone"))
        names = dict(Rubric.objects.values_list("slug", "name"))
        rules = [_rule_row(section, rule, names) for section in held for rule in section.rules.all()]
        return [
            Section(
                _("Rubriques, dans l’ordre du numéro"),
                ["", _("Titre"), _("Contenu"), _("Groupe cité sous le titre")],
                [_section_row(rank, section) for rank, section in enumerate(held, start=1)],
                _("Aucune rubrique : ajoutez la première."),
            ),
            Section(
                _("Règles de classement"),
                [_("Rubrique"), _("Y va ce qui est")],
                rules,
                _("Aucune règle : tout va dans la rubrique qui reçoit le reste."),
                note=_("La règle la plus précise l’emporte."),
            ),
        ]


def _section_row(rank: int, section: TemplateSection) -> Row:
    content = section.get_kind_display()
    note = _("et ce qui n’a pas d’autre place") if section.takes_the_rest else ""
    links = [Link(_("Modifier"), _to("rubrique", section)), Link(_("Retirer"), _to("retirer-rubrique", section))]
    if section.kind == SectionKind.ITEMS:
        links.insert(1, Link(_("Ajouter une règle"), _to("ajouter-regle", section)))
    return Row([Cell(rank), Cell(section.title), Cell(content, note=note), Cell(section.lead_group or "")], links)


def _rule_row(section: TemplateSection, rule: SectionRule, names: dict[str, str]) -> Row:
    asked = [
        _("de la rubrique « %s »") % names.get(rule.rubric, rule.rubric) if rule.rubric else "",
        _("du groupe « %s »") % rule.group if rule.group else "",
        _("de la zone « %s »") % rule.zone if rule.zone else "",
        _("d’un groupe de nature « %s »") % rule.get_group_kind_display() if rule.group_kind else "",
    ]
    sentence = _(" et ").join(str(one) for one in asked if one)
    return Row([Cell(section.title), Cell(sentence)], [Link(_("Retirer"), _to("retirer-regle", rule))])


def _to(deed: str, target: TemplateSection | SectionRule) -> str:
    return reverse(f"desk_sectiontemplate:{deed}", args=[target.pk])


class PlanCreate(DeskCreateView):
    """A plan more."""

    page_title = _("Créer un sommaire")
    refusals: ClassVar[Refusals] = {plans.PlanNameTaken: "name"}


class PlanRename(DeskEditView):
    """A plan called otherwise."""

    page_title = _("Renommer")
    refusals: ClassVar[Refusals] = {plans.PlanNameTaken: "name"}


class CreatePlan(ServiceCreate):
    """A plan begun."""

    def create(self, data: Mapping[str, Any]) -> SectionTemplate:
        """Call the service."""
        return plans.create(
            data["name"], description=data["description"], like=data["like"], by=self.user, now=clock.now()
        )


class RenamePlan(ServiceEdit):
    """A plan called otherwise."""

    def edit(self, target: SectionTemplate, data: Mapping[str, Any]) -> None:
        """Call the service."""
        plans.rename(target, data["name"], data["description"], by=self.user, now=clock.now())


class PlanViewSet(DeskViewSet):
    """Sommaires."""

    name = "desk_sectiontemplate"
    url_prefix = "sommaires"
    model = SectionTemplate
    icon = "list-ul"
    menu_label = _("Sommaires")
    export_filename = "sommaires"
    ordering = "name"
    form_class = PlanForm
    edit_form_class = NameForm
    index_view_class = PlanIndex
    inspect_view_class = PlanRecord
    add_view_class = PlanCreate
    edit_view_class = PlanRename
    rules: ClassVar = {"view": "plans.view", "add": "plans.write", "change": "plans.write"}
    actions: ClassVar = [CreatePlan, RenamePlan]
    deeds: ClassVar = DEEDS
