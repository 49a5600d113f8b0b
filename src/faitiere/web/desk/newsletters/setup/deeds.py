"""What staff do to the sections of a plan and to their rules."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from faitiere.domains.newsletters.models import SectionRule, SectionTemplate, TemplateSection
from faitiere.domains.newsletters.services import sections
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.kit.deeds import Deed
from faitiere.web.desk.newsletters.setup.forms import RuleForm, SectionForm

Refusals = dict[type[BusinessError], str]


class _OnPlan(Deed):
    """An act on a plan, which its record then shows. Forms hand over a draft."""

    rule = "plans.write"

    def owner(self) -> Model:
        """Return the plan."""
        plan: Model = self.target if isinstance(self.target, SectionTemplate) else self.section.template
        return plan

    @property
    def section(self) -> TemplateSection:
        """Return the section that the act is about."""
        section: TemplateSection = self.target if isinstance(self.target, TemplateSection) else self.target.section
        return section

    def form_valid(self, form: Any) -> Any:
        """Keep the form at hand for `perform`."""
        self.form = form
        return super().form_valid(form)


class AddSection(_OnPlan):
    """A section more."""

    model = SectionTemplate
    slug = "ajouter-rubrique"
    label = _("Ajouter une rubrique")
    icon = "plus"
    form_class = SectionForm
    refusals: ClassVar[Refusals] = {sections.SectionTitleTaken: "title"}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form the plan."""
        return {**super().get_form_kwargs(), "plan": self.target}

    def perform(self, target: SectionTemplate, data: Mapping[str, Any]) -> None:
        """Call the service."""
        sections.add(target, self.form.draft(), before=data["before"], by=self.actor, now=clock.now())


class _OnSection(_OnPlan):
    """An act on a section."""

    model = TemplateSection

    def get_queryset(self) -> Any:
        """Load the section with its plan."""
        return TemplateSection.objects.select_related("template", "lead_group")


class RewriteSection(_OnSection):
    """A section otherwise, or elsewhere."""

    slug = "rubrique"
    label = _("Modifier la rubrique")
    form_class = SectionForm
    refusals: ClassVar[Refusals] = {sections.SectionTitleTaken: "title"}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form the plan and the section."""
        return {**super().get_form_kwargs(), "plan": self.target.template, "section": self.target}

    def get_initial(self) -> dict[str, Any]:
        """Show what it is and where it stands."""
        following = self.target.template.sections.filter(order__gt=self.target.order).first()
        names = ("title", "kind", "takes_the_rest", "lead_group")
        return {**{name: getattr(self.target, name) for name in names}, "before": following}

    def perform(self, target: TemplateSection, data: Mapping[str, Any]) -> None:
        """Call the service."""
        sections.rewrite(target, self.form.draft(), before=data["before"], by=self.actor, now=clock.now())


class RemoveSection(_OnSection):
    """A section out of the plan."""

    slug = "retirer-rubrique"
    label = _("Retirer la rubrique")
    icon = "bin"
    is_grave = True
    explanation = _("La rubrique et ses règles quittent le sommaire. Les numéros déjà préparés gardent la leur.")
    submit_label = _("Retirer")

    def perform(self, target: TemplateSection, data: Mapping[str, Any]) -> None:
        """Call the service."""
        sections.remove(target, by=self.actor, now=clock.now())


class AddRule(_OnSection):
    """What goes under a section."""

    slug = "ajouter-regle"
    label = _("Ajouter une règle")
    icon = "plus"
    explanation = _(
        "Va dans cette rubrique ce qui remplit toutes les conditions. Quand plusieurs règles conviennent, la plus "
        "précise l’emporte : la rubrique de l’article, puis le groupe, puis la zone, puis la nature du groupe."
    )
    form_class = RuleForm

    def perform(self, target: TemplateSection, data: Mapping[str, Any]) -> None:
        """Call the service."""
        sections.rule(target, self.form.draft(), by=self.actor, now=clock.now())


class RemoveRule(_OnPlan):
    """A rule forgotten."""

    model = SectionRule
    slug = "retirer-regle"
    label = _("Retirer la règle")
    icon = "bin"
    is_grave = True
    explanation = _("Ce qu’elle rangeait suivra une autre règle, ou ira dans la rubrique qui reçoit le reste.")
    submit_label = _("Retirer")

    def get_queryset(self) -> Any:
        """Load the rule with its section and its plan."""
        return SectionRule.objects.select_related("section__template", "group", "zone")

    def get_page_subtitle(self) -> str:
        """Name the section: a rule has no name."""
        return str(self.section)

    def perform(self, target: SectionRule, data: Mapping[str, Any]) -> None:
        """Call the service."""
        sections.unrule(target, by=self.actor, now=clock.now())


DEEDS: list[type[Deed]] = [AddSection, RewriteSection, RemoveSection, AddRule, RemoveRule]
