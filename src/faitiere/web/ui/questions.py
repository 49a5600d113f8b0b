"""A questionnaire as a form: only the questions that the answers so far call for, with or without JavaScript."""

from collections.abc import Mapping
from typing import Any

from django import forms

from faitiere.domains.questionnaires import queries
from faitiere.domains.questionnaires.choices import NO, YES, QuestionKind
from faitiere.domains.questionnaires.models import Form, Question

REDRAW = "actualiser"


def _yes_or_no(word: str) -> bool:
    return word == YES


def _choices(question: Question) -> list[tuple[str, str]]:
    return [(choice, choice) for choice in question.choices]


def _field(question: Question) -> forms.Field:
    """Return what reads an answer; whether it is right is asked of the questionnaires room."""
    texts = {
        QuestionKind.SHORT_TEXT: forms.TextInput(),
        QuestionKind.LONG_TEXT: forms.Textarea(attrs={"rows": 4}),
        QuestionKind.EMAIL: forms.EmailInput(),
        QuestionKind.PHONE: forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    }
    if question.kind in texts:
        return forms.CharField(widget=texts[QuestionKind(question.kind)])
    if question.kind == QuestionKind.NUMBER:
        return forms.DecimalField(widget=forms.TextInput(attrs={"inputmode": "decimal"}), localize=True)
    if question.kind == QuestionKind.DATE:
        return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    if question.kind == QuestionKind.YES_NO:
        return forms.TypedChoiceField(
            choices=[(YES, "Oui"), (NO, "Non")], coerce=_yes_or_no, empty_value=None, widget=forms.RadioSelect
        )
    if question.kind == QuestionKind.SINGLE:
        return forms.ChoiceField(choices=_choices(question), widget=forms.RadioSelect)
    return forms.MultipleChoiceField(choices=_choices(question), widget=forms.CheckboxSelectMultiple)


class QuestionsForm(forms.Form):
    """The questions of a form. Sent with `actualiser`, it is drawn again for what was answered, and blames nobody."""

    def __init__(
        self,
        asked: Form | None,
        data: Mapping[str, Any] | None = None,
        *,
        values: Mapping[str, Any] | None = None,
        prefix: str = "q",
    ) -> None:
        """Keep the questions that are asked given `data`, or `values` when the form is opened again."""
        super().__init__(data, prefix=prefix)
        questions = list(asked.questions.all()) if asked else []
        fields = {question.key: self._dressed(question) for question in questions}
        known = {key: self._typed(key, field) for key, field in fields.items()} if self.is_bound else values or {}
        self.questions = queries.asked(questions, known)
        for question in self.questions:
            self.fields[question.key] = fields[question.key]
            self.initial[question.key] = self._shown(known.get(question.key))
        self.has_conditions = any(question.shown_if_id for question in questions)

    @property
    def answers(self) -> dict[str, Any]:
        """Return the answers of a valid form."""
        return {question.key: self.cleaned_data.get(question.key) for question in self.questions}

    @property
    def summary(self) -> list[tuple[forms.BoundField, Any]]:
        """Return the fields as the summary of errors reads them."""
        return [(field, field.errors) for field in self]

    def clean(self) -> dict[str, Any]:
        """Add what the room finds wrong, unless the field has already said it."""
        for key, sentence in queries.problems(self.questions, self.cleaned_data).items():
            if key not in self.errors:
                self.add_error(key, sentence)
        return self.cleaned_data

    @staticmethod
    def _dressed(question: Question) -> forms.Field:
        field = _field(question)
        field.label, field.help_text, field.required = question.label, question.help, question.is_required
        return field

    def _typed(self, key: str, field: forms.Field) -> Any:
        """Return an answer as far as it can be read; the form says later what cannot."""
        raw = field.widget.value_from_datadict(self.data, self.files, self.add_prefix(key))
        try:
            return field.clean(raw)
        except forms.ValidationError:
            return None

    @staticmethod
    def _shown(value: Any) -> Any:
        return (YES if value else NO) if isinstance(value, bool) else value


def without_blame(form: Any) -> None:
    """Let a form that was sent only to be drawn again show what was typed, and no error."""
    form._errors = forms.utils.ErrorDict()  # noqa: SLF001 - Django's cache of errors: nothing is checked once it is set
    form.cleaned_data = {}
