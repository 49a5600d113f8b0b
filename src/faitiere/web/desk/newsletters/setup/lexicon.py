"""The lexicon: words that the look at spelling takes for right."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from faitiere.domains.newsletters.models import LexiconWord
from faitiere.domains.newsletters.services import lexicon
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.kit.deeds import Deed
from faitiere.web.desk.kit.editing import DeskCreateView, ServiceCreate
from faitiere.web.desk.kit.listing import DeskIndexView
from faitiere.web.desk.kit.records import Cell, RecordView
from faitiere.web.desk.kit.tables import DayColumn, TitleColumn
from faitiere.web.desk.kit.viewsets import DeskViewSet


class WordForm(forms.ModelForm[LexiconWord]):
    """A word."""

    class Meta:
        model = LexiconWord
        fields = ("word",)


class WordIndex(DeskIndexView):
    """The words, in order."""

    search_fields = ("word",)
    intro = _(
        "Les mots du réseau qu’aucun dictionnaire ne contient : la vérification d’un numéro ne les signale plus. "
        "Les noms des groupes, des collectivités, des personnes et des organismes sont déjà connus."
    )
    default_columns: ClassVar = [
        TitleColumn("word", label=_("Mot"), sort_key="word"),
        DayColumn("added_at", label=_("Ajouté le"), sort_key="added_at"),
    ]


class WordRecord(RecordView):
    """A word, and who added it."""

    is_dated = False

    def facts(self, target: LexiconWord, on: date) -> list[tuple[Any, Cell]]:
        """Return since when it is right."""
        return [(_("Mot"), Cell(target.word)), (_("Ajouté le"), Cell(target.added_at))]


class WordCreate(DeskCreateView):
    """A word more."""

    page_title = _("Ajouter un mot")
    success_message = _("« %(object)s » ne sera plus signalé.")
    refusals: ClassVar[dict[type[BusinessError], str]] = {lexicon.NotOneWord: "word", lexicon.WordThere: "word"}

    def get_success_url(self) -> str:
        """Lead to the list."""
        return reverse(self.index_url_name)


class AddWord(ServiceCreate):
    """A word taken for right."""

    def create(self, data: Mapping[str, Any]) -> LexiconWord:
        """Call the service."""
        return lexicon.add(data["word"], by=self.user, now=clock.now())


class RemoveWord(Deed):
    """A word that is flagged again."""

    model = LexiconWord
    slug = "retirer"
    rule = "lexicon.edit"
    label = _("Retirer du lexique")
    icon = "bin"
    is_grave = True
    explanation = _("Ce mot sera de nouveau signalé dans les numéros à venir.")
    submit_label = _("Retirer")
    done = _("Le mot est retiré.")

    def perform(self, target: LexiconWord, data: Mapping[str, Any]) -> None:
        """Call the service."""
        lexicon.remove(target, by=self.actor, now=clock.now())

    def get_success_url(self) -> str:
        """Lead to the list: the record is no more."""
        return reverse("desk_lexiconword:index")


class LexiconViewSet(DeskViewSet):
    """Lexique."""

    name = "desk_lexiconword"
    url_prefix = "lexique"
    model = LexiconWord
    icon = "openquote"
    menu_label = _("Lexique")
    export_filename = "lexique"
    ordering = "word"
    form_class = WordForm
    index_view_class = WordIndex
    inspect_view_class = WordRecord
    add_view_class = WordCreate
    rules: ClassVar = {"view": "lexicon.view", "add": "lexicon.edit"}
    actions: ClassVar = [AddWord]
    deeds: ClassVar = [RemoveWord]
