"""What staff do to an issue and to its items, each with a form of its own; the composer has the quick gestures."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from faitiere.domains.newsletters.choices import SectionKind, SourceKind
from faitiere.domains.newsletters.models import Issue, IssueItem, IssueSection
from faitiere.domains.newsletters.queries import composing
from faitiere.domains.newsletters.services import issues, items
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.kit.deeds import Deed
from faitiere.web.desk.newsletters import forms

Refusals = dict[type[BusinessError], str]
LABELS = {field.name: field.verbose_name for field in IssueItem._meta.fields} | {"image_id": _("image")}
WRITTEN = ("title", "text", "links", "president_line", "image", "image_alt", "is_reserved", "shown_to")


class PrepareAgain(Deed):
    """What came out since is added."""

    model = Issue
    slug = "completer"
    rule = "issues.prepare"
    label = _("Compléter le numéro")
    icon = "rotate"
    explanation = _(
        "Ce qui a paru depuis la dernière préparation s’ajoute dans sa rubrique. Rien de ce que vous avez écrit, "
        "déplacé ou retiré ne change."
    )
    submit_label = _("Compléter")

    @classmethod
    def is_offered(cls, target: Issue) -> bool:
        """Offer it for a draft."""
        return target.is_draft

    def perform(self, target: Issue, data: Mapping[str, Any]) -> None:
        """Call the service."""
        issues.prepare(target.newsletter, target.dated_on, by=self.actor, now=clock.now())

    def get_success_url(self) -> str:
        """Lead to the composer."""
        return reverse("desk_issue:compose", args=[self.target.pk])


class QuotePresidencies(PrepareAgain):
    """The presidencies of the day, everywhere."""

    slug = "presidences"
    rule = "issues.edit"
    label = _("Mettre les présidences à jour")
    icon = "user"
    explanation = _(
        "Chaque groupe est présenté par la présidence valable à la date du numéro, une fois par rubrique. "
        "Les lignes écrites à la main sont remplacées."
    )
    submit_label = _("Mettre à jour")

    def perform(self, target: Issue, data: Mapping[str, Any]) -> None:
        """Call the service."""
        issues.quote_presidencies(target, by=self.actor, now=clock.now())


class ItemDeed(Deed):
    """An act on an item, which the composer then shows."""

    model: ClassVar[type[Model]] = IssueItem
    rule = "issues.edit"

    @classmethod
    def is_offered(cls, target: Any) -> bool:
        """Offer it while the issue is a draft."""
        return bool(target.issue.is_draft)

    def get_queryset(self) -> Any:
        """Load the item with what it stands in."""
        return IssueItem.objects.select_related("issue__newsletter", "section", "image", "group")

    def owner(self) -> Model:
        """Return the issue."""
        issue: Model = self.target.issue
        return issue

    def get_success_url(self) -> str:
        """Lead back to the composer, where the item stands."""
        anchor = f"#e{self.target.pk}" if isinstance(self.target, IssueItem) else f"#{self.target.slug}"
        return reverse("desk_issue:compose", args=[self.target.issue_id]) + anchor


class RewriteItem(ItemDeed):
    """An item written otherwise. When somebody else wrote meanwhile, both texts are shown."""

    slug = "reecrire"
    label = _("Réécrire")
    explanation = _("Vous écrivez dans ce numéro seulement : l’article ou l’événement d’origine ne change pas.")
    template_name = "desk/newsletters/rewrite.html"
    refusals: ClassVar[Refusals] = {items.TitleMissing: "title"}
    stored: IssueItem | None = None

    def get_form_class(self) -> Any:
        """Ask for the day and its heading in an agenda."""
        return forms.DateForm if self.target.section.kind == SectionKind.AGENDA else forms.RewriteForm

    def get_initial(self) -> dict[str, Any]:
        """Show what it says."""
        names = (*WRITTEN, "heading", "day", "version")
        return {name: getattr(self.target, name) for name in names}

    def form_valid(self, form: Any) -> Any:
        """Keep the form at hand for `perform`."""
        self.form = form
        return super().form_valid(form)

    def perform(self, target: IssueItem, data: Mapping[str, Any]) -> None:
        """Call the service; after a refusal the next save knows the version that was shown."""
        try:
            items.rewrite(target, self.form.wording(), version=data["version"], by=self.actor, now=clock.now())
        except items.ItemChangedMeanwhile:
            self.stored = self.get_queryset().get(pk=target.pk)
            self.form.data = {**self.form.data.dict(), "version": self.stored.version}
            raise

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what is saved, when it is not what was read."""
        return {**super().get_context_data(**kwargs), "stored": self.stored}


class MoveItem(ItemDeed):
    """An item elsewhere: what dragging does, as a form."""

    slug = "deplacer"
    label = _("Déplacer")
    form_class = forms.PlaceForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form the item."""
        return {**super().get_form_kwargs(), "item": self.target}

    def get_initial(self) -> dict[str, Any]:
        """Propose its section."""
        return {"section": self.target.section}

    def perform(self, target: IssueItem, data: Mapping[str, Any]) -> None:
        """Call the service."""
        items.move(target, data["section"], before=data["before"], by=self.actor, now=clock.now())


class _OnSource(ItemDeed):
    """An act about what the source of an item says now."""

    template_name = "desk/newsletters/source.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what changed, field by field."""
        change = composing.changes(self.target.issue).get(self.target.pk)
        return {**super().get_context_data(**kwargs), "rows": _rows(self.target, change), "change": change}


def _rows(item: IssueItem, change: composing.Change | None) -> list[dict[str, Any]]:
    """Return, for each field that changed at the source: what was taken, what it says now, what the issue says."""
    if change is None or change.now is None:
        return []
    said = change.now.said.as_taken()
    return [
        {
            "label": LABELS[name],
            "taken": _plain(item.taken.get(name)),
            "now": _plain(said[name]),
            "here": _plain(getattr(item, name)),
        }
        for name in change.fields
    ]


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return ", ".join(f"{one.get('label', '')} {one.get('url', '')}".strip() for one in value)
    return value


class FollowSource(_OnSource):
    """The words of the source again."""

    slug = "reprendre"
    label = _("Reprendre l’origine")
    icon = "rotate"
    explanation = _("L’élément dira de nouveau ce que dit son origine, à la place de ce qui est écrit dans le numéro.")
    submit_label = _("Reprendre l’origine")

    def perform(self, target: IssueItem, data: Mapping[str, Any]) -> None:
        """Call the service."""
        items.follow(target, by=self.actor, now=clock.now())


class KeepWording(_OnSource):
    """The words of the issue, although the source changed."""

    slug = "garder"
    label = _("Garder le texte du numéro")
    icon = "check"
    explanation = _("Le numéro garde son texte ; vous ne serez prévenu que si l’origine change encore.")
    submit_label = _("Garder ce texte")

    def perform(self, target: IssueItem, data: Mapping[str, Any]) -> None:
        """Call the service."""
        items.keep(target, by=self.actor, now=clock.now())


class SectionDeed(ItemDeed):
    """An act on a section."""

    model = IssueSection

    def get_queryset(self) -> Any:
        """Load the section with its issue."""
        return IssueSection.objects.select_related("issue__newsletter")


class AddText(SectionDeed):
    """An item of the issue's own."""

    slug = "ajouter-texte"
    label = _("Écrire un élément")
    icon = "plus"
    form_class = forms.WordingForm
    refusals: ClassVar[Refusals] = {items.TitleMissing: "title"}

    def form_valid(self, form: Any) -> Any:
        """Keep the form at hand for `perform`."""
        self.form = form
        return super().form_valid(form)

    def perform(self, target: IssueSection, data: Mapping[str, Any]) -> None:
        """Call the service."""
        items.add(target, self.form.wording(), by=self.actor, now=clock.now())


class TakeSources(SectionDeed):
    """Articles, events, minutes that the preparation did not take, or filed nowhere."""

    slug = "prendre"
    label = _("Ajouter un article, un événement…")
    icon = "plus"
    form_class = forms.TakeForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form the section."""
        return {**super().get_form_kwargs(), "section": self.target}

    def perform(self, target: IssueSection, data: Mapping[str, Any]) -> None:
        """Call the service for each."""
        for chosen in data["sources"]:
            kind, _separator, pk = chosen.partition(":")
            items.take(target, SourceKind(kind), int(pk), by=self.actor, now=clock.now())


DEEDS: list[type[Deed]] = [
    PrepareAgain,
    QuotePresidencies,
    RewriteItem,
    MoveItem,
    FollowSource,
    KeepWording,
    AddText,
    TakeSources,
]
