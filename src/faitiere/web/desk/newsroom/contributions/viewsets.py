"""Contributions to read: what authorities send, and the answers one may give."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

import django_filters
from django import forms
from django.contrib.admin.utils import unquote
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from faitiere.domains.newsroom.choices import ContributionState
from faitiere.domains.newsroom.models import Contribution
from faitiere.domains.newsroom.queries.contributions import for_team
from faitiere.domains.newsroom.services import contributions
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.access import require
from faitiere.web.desk.kit.deeds import Deed
from faitiere.web.desk.kit.listing import DeskIndexView
from faitiere.web.desk.kit.records import Cell, RecordView, Row, Section, linked
from faitiere.web.desk.kit.tables import Column, DayColumn, RecordColumn, TagColumn, TitleColumn
from faitiere.web.desk.kit.viewsets import DeskViewSet

TONES = {
    ContributionState.SENT: "warn",
    ContributionState.ASKED: "quiet",
    ContributionState.ACCEPTED: "good",
    ContributionState.DECLINED: "quiet",
    ContributionState.WITHDRAWN: "quiet",
}


class AnswerForm(forms.Form):
    """The words that the author will read."""

    words = forms.CharField(label=_("Message à l’auteur"), required=False, widget=forms.Textarea(attrs={"rows": 4}))


class _Answer(Deed):
    """An answer to what is sent."""

    model = Contribution
    rule = "contributions.answer"
    form_class = AnswerForm
    refusals: ClassVar[dict[type[BusinessError], str]] = {contributions.AnswerNeedsWords: "words"}

    @classmethod
    def is_offered(cls, target: Contribution) -> bool:
        """Offer it while an answer is due."""
        return target.is_waiting

    def get_queryset(self) -> Any:
        """Leave the drafts to their authority."""
        return for_team().select_related("authority")


class AcceptContribution(_Answer):
    """Take it."""

    slug = "accepter"
    label = _("Accepter")
    icon = "check"
    explanation = _(
        "Un brouillon d’article est écrit avec son texte, son image et son lien : à relire, puis à publier."
    )
    submit_label = _("Accepter et ouvrir un brouillon")
    done = _("La contribution est acceptée : le brouillon d’article vous attend.")

    def perform(self, target: Contribution, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return contributions.accept(target, words=data["words"], by=self.actor, now=clock.now())


class AskContribution(_Answer):
    """Ask for more."""

    slug = "completer"
    label = _("Demander un complément")
    icon = "comment"
    explanation = _("La contribution retourne à son auteur, avec votre message.")
    submit_label = _("Demander")
    done = _("La demande est partie.")

    def perform(self, target: Contribution, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return contributions.ask(target, words=data["words"], by=self.actor, now=clock.now())


class DeclineContribution(_Answer):
    """Not take it."""

    slug = "decliner"
    label = _("Ne pas retenir")
    icon = "cross"
    is_grave = True
    explanation = _("La personne qui propose lira votre réponse.")
    submit_label = _("Ne pas retenir")
    done = _("La réponse est partie.")

    def perform(self, target: Contribution, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return contributions.decline(target, words=data["words"], by=self.actor, now=clock.now())


class ContributionRecord(RecordView):
    """A contribution, and every turn of the exchange."""

    is_dated = False

    def get_object(self, queryset: Any = None) -> Contribution:
        """Leave the drafts to their authority."""
        sent = for_team().select_related("authority", "author", "article")
        return get_object_or_404(sent, pk=unquote(str(self.pk)))

    def facts(self, target: Contribution, on: date) -> list[tuple[Any, Cell]]:
        """Return what is proposed."""
        article = target.article
        edit = reverse("wagtailadmin_pages:edit", args=[article.pk]) if article else ""
        picture = reverse("desk_contribution:picture", args=[target.pk]) if target.picture else ""
        facts = [
            (_("État"), Cell(target.get_state_display(), tone=TONES.get(ContributionState(target.state), "quiet"))),
            (_("Article"), Cell(article or "", url=edit, note=_("en ligne") if article and article.live else "")),
            (_("Collectivité"), linked(target.authority)),
            (_("Proposée par"), Cell(target.author, note=target.author.email if target.author else "")),
            (_("Texte"), Cell(target.text)),
            (_("Du"), Cell(target.starts_on)),
            (_("Au"), Cell(target.ends_on)),
            (_("Lieu"), Cell(target.place)),
            (_("Lien"), Cell(target.link_label or target.link, url=target.link)),
            (_("Image"), Cell(_("Voir l’image") if picture else "", url=picture, note=target.picture_alt)),
            (_("Crédit de l’image"), Cell(target.picture_credit)),
        ]
        return [(label, cell) for label, cell in facts if cell.text not in ("", None)]

    def sections(self, target: Contribution, on: date) -> list[Section]:
        """Return the exchange."""
        rows = [
            Row([Cell(turn.at), Cell(turn.get_state_display()), Cell(turn.by or ""), Cell(turn.words)])
            for turn in target.turns.select_related("by")
        ]
        return [Section(_("Échanges"), [_("Le"), _("État"), _("Par"), _("Message")], rows, _("Aucun échange."))]


class ContributionFilterSet(WagtailFilterSet):
    """By state."""

    state = django_filters.MultipleChoiceFilter(
        label=_("État"), choices=[one for one in ContributionState.choices if one[0] != ContributionState.DRAFT]
    )

    class Meta:
        model = Contribution
        fields: ClassVar[list[str]] = []


class ContributionIndex(DeskIndexView):
    """What authorities have sent."""

    search_fields = ("title", "text", "authority__name")
    intro = _("Ce que les collectivités proposent pour le site et la lettre. Un brouillon reste à son auteur.")
    select = ("authority", "author", "article")
    filterset_class = ContributionFilterSet
    default_columns: ClassVar = [
        TitleColumn("title", label=_("Titre"), sort_key="title"),
        RecordColumn("authority", label=_("Collectivité"), sort_key="authority__name"),
        Column("author", label=_("Proposée par")),
        DayColumn("changed_at", label=_("Le"), sort_key="changed_at"),
        TagColumn("state", label=_("État"), accessor="get_state_display", key="state", tones=TONES, sort_key="state"),
    ]

    def get_base_queryset(self) -> QuerySet[Contribution]:
        """Leave the drafts to their authority."""
        rows: QuerySet[Contribution] = super().get_base_queryset()
        return rows.filter(pk__in=for_team().values("pk"))


def picture(request: HttpRequest, pk: int) -> FileResponse:
    """Show the picture of a contribution that has been sent."""
    found = get_object_or_404(for_team(), pk=pk)
    require("contributions.follow", request.user, found)
    if not found.picture:
        raise Http404
    return FileResponse(found.picture.open("rb"), headers={"X-Content-Type-Options": "nosniff"})


class ContributionViewSet(DeskViewSet):
    """Contributions."""

    name = "desk_contribution"
    url_prefix = "contributions"
    model = Contribution
    icon = "mail"
    menu_label = _("Contributions")
    export_filename = "contributions"
    ordering = "-changed_at"
    index_view_class = ContributionIndex
    inspect_view_class = ContributionRecord
    rules: ClassVar = {"view": "contributions.answer"}
    deeds: ClassVar = [AcceptContribution, AskContribution, DeclineContribution]

    def get_more_urlpatterns(self) -> list[Any]:
        """Add the picture."""
        return [path("<int:pk>/image/", picture, name="picture")]
