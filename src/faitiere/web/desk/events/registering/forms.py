"""Writing questions, row by row, without JavaScript."""

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from faitiere.domains.questionnaires.choices import QuestionKind
from faitiere.domains.questionnaires.models import Form, Question
from faitiere.domains.questionnaires.services.forms import QuestionDraft


class QuestionForm(forms.Form):
    """A question. It depends on another by its number, as printed above each row."""

    key = forms.SlugField(required=False, widget=forms.HiddenInput)
    label = forms.CharField(label=_("Question"), max_length=250)
    kind = forms.ChoiceField(label=_("Réponse attendue"), choices=QuestionKind.choices, initial=QuestionKind.SHORT_TEXT)
    is_required = forms.BooleanField(label=_("Réponse obligatoire"), required=False)
    help = forms.CharField(label=_("Précision"), max_length=250, required=False)
    choices = forms.CharField(
        label=_("Choix proposés, un par ligne"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    minimum = forms.IntegerField(
        label=_("Minimum"), required=False, help_text=_("Valeur, nombre de caractères ou de choix.")
    )
    maximum = forms.IntegerField(label=_("Maximum"), required=False)
    after = forms.IntegerField(
        label=_("Posée seulement après la question n°"), required=False, min_value=1, help_text=_("Vide : toujours.")
    )
    shown_value = forms.CharField(
        label=_("… si la réponse est"), required=False, max_length=150, help_text=_("« oui », « non », ou un choix.")
    )

    def clean_choices(self) -> list[str]:
        """Return one choice for each line."""
        lines = [line.strip() for line in self.cleaned_data["choices"].splitlines()]
        return [line for line in lines if line]


class _Rows(forms.BaseFormSet[QuestionForm]):
    def drafts(self) -> list[QuestionDraft]:
        """Return the questions in their order, each with a key that its followers may name."""
        kept = list(self.ordered_forms)
        keys = self._keys(kept)
        return [
            QuestionDraft(
                label=form.cleaned_data["label"],
                kind=form.cleaned_data["kind"],
                key=keys[self.forms.index(form)],
                help=form.cleaned_data["help"],
                is_required=form.cleaned_data["is_required"],
                choices=form.cleaned_data["choices"],
                minimum=form.cleaned_data["minimum"],
                maximum=form.cleaned_data["maximum"],
                shown_if=self._before(form, keys),
                shown_value=form.cleaned_data["shown_value"].strip(),
            )
            for form in kept
        ]

    def _keys(self, kept: list[QuestionForm]) -> dict[int, str]:
        keys: dict[int, str] = {}
        for form in kept:
            base = form.cleaned_data["key"] or slugify(form.cleaned_data["label"])[:50].strip("-") or "question"
            taken = set(keys.values())
            free = (one for one in (base, *(f"{base}-{n}" for n in range(2, 200))) if one not in taken)
            keys[self.forms.index(form)] = next(free)
        return keys

    @staticmethod
    def _before(form: QuestionForm, keys: dict[int, str]) -> str:
        """Return the key of the question on which one depends; a number that is none's is refused by the service."""
        after = form.cleaned_data["after"]
        return keys.get(after - 1, "?") if after else ""


QuestionRows = forms.formset_factory(
    QuestionForm, formset=_Rows, can_order=True, can_delete=True, extra=1, max_num=40, validate_max=True
)


def rows_of(asked: Form | None) -> list[dict[str, Any]]:
    """Return the questions of a form as the rows show them."""
    questions: list[Question] = list(asked.questions.all()) if asked else []
    ranks = {question.pk: rank for rank, question in enumerate(questions, start=1)}
    return [
        {
            "key": question.key,
            "label": question.label,
            "kind": question.kind,
            "is_required": question.is_required,
            "help": question.help,
            "choices": "\n".join(question.choices),
            "minimum": question.minimum,
            "maximum": question.maximum,
            "after": ranks.get(question.shown_if_id) if question.shown_if_id else None,
            "shown_value": question.shown_value,
        }
        for question in questions
    ]
