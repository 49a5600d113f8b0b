"""The questions that an event asks at registration."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.services.registering import questions
from faitiere.domains.questionnaires.services.forms import FormDraft
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.events.registering.forms import QuestionRows, rows_of
from faitiere.web.desk.events.screens import EventScreen

MOST_NAME = 120


class QuestionsScreen(EventScreen):
    """Write, order and remove questions; an empty row asks nothing."""

    rule = "questions.write"
    tab = "questions"
    label = _("Questions d’inscription")
    template_name = "desk/events/registering/questions.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the questions and an empty row."""
        return self._shown(QuestionRows(initial=rows_of(self.event.form)))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the questions, then show them with one more empty row."""
        rows: Any = QuestionRows(request.POST, initial=rows_of(self.event.form))
        refusal = ""
        if rows.is_valid():
            draft = FormDraft(f"Inscription : {self.event}"[:MOST_NAME], rows.drafts())
            try:
                questions.write(self.event, draft, by=self.request.user, now=clock.now(), over=request.POST.get("over"))
            except BusinessError as refused:
                refusal = str(refused)
            else:
                messages.success(request, _("Les questions sont enregistrées."))
                return redirect("desk_event:questions", pk=self.event.pk)
        return self._shown(rows, refusal)

    def _shown(self, rows: Any, refusal: str = "") -> HttpResponse:
        context = self.get_context_data()
        answered = self.event.form.response_sets.count() if self.event.form else 0
        context.update(rows=rows, refusal=refusal, answered=answered, over=questions.seal(self.event))
        return self.render_to_response(context)
