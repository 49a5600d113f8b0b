"""Issuing a mission letter: seen first, then confirmed; replaced by a new version with its reason."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from faitiere.domains.groups.services import mission_letters
from faitiere.domains.letters.choices import TemplateKind
from faitiere.domains.letters.models import LetterTemplate
from faitiere.domains.letters.queries import default
from faitiere.domains.mandates.models import Mandate
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.kit.deeds import Deed
from faitiere.web.desk.kit.editing import show_refusal
from faitiere.web.desk.letters import previews
from faitiere.web.desk.letters.forms import ReasonWishForm, WishForm


class IssueLetter(Deed):
    """The mission letter of a mandate."""

    model = Mandate
    slug = "emettre"
    rule = "mission_letters.issue"
    label = _("Émettre la lettre de mission")
    icon = "mail"
    explanation = _("Relisez la lettre, complétez-la, puis émettez-la : elle prend un numéro et ne change plus.")
    submit_label = _("Émettre la lettre")
    done = _("La lettre est émise.")
    form_class = WishForm
    template_name = "desk/letters/issue.html"

    def get_queryset(self) -> Any:
        """Load what names it."""
        return Mandate.objects.told()

    @property
    def template(self) -> LetterTemplate | None:
        """Return the template chosen, else the one in use."""
        chosen = self.request.POST.get("template") or self.request.GET.get("template")
        found = LetterTemplate.objects.filter(pk=chosen).first() if chosen and chosen.isdigit() else None
        return found or default(TemplateKind.MISSION)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the blocks on request of the template."""
        blocks = previews.on_request(self.template.blocks.all()) if self.template else []
        return {**super().get_form_kwargs(), "blocks": blocks}

    def get_initial(self) -> dict[str, Any]:
        """Start from the business date, the template in use, and what was typed for the former letter."""
        return {"on": clock.today(), "template": self.template}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the letter again, hand out the draft, or issue."""
        act = request.POST.get("act", "issue")
        form: Any = self.get_form()
        if not form.is_valid():
            return self.form_invalid(form)
        if act == "preview":
            return self.render_to_response(self.get_context_data(form=form))
        return self.draft(form) if act == "draft" else self.form_valid(form)

    def wish(self, form: WishForm) -> mission_letters.Wish:
        """Return what staff add to the letter."""
        data = form.cleaned_data
        return mission_letters.Wish(data["template"], form.typed, data.get("requested", []))

    def draft(self, form: WishForm) -> HttpResponse:
        """Hand out the letter marked « Projet »."""
        try:
            file = mission_letters.draft(self.target, on=form.cleaned_data["on"], wish=self.wish(form))
        except BusinessError as refusal:
            show_refusal(form, refusal, self.refusals)
            return self.form_invalid(form)
        kind, end = ("application/pdf", "pdf") if file.startswith(b"%PDF") else ("application/octet-stream", "docx")
        headers = {"Content-Disposition": f'inline; filename="projet.{end}"'}
        return HttpResponse(file, content_type=kind, headers=headers)

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep the form at hand for `perform`, which needs its wish."""
        self.form = form
        return super().form_valid(form)

    def perform(self, target: Mandate, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return mission_letters.issue(target, on=data["on"], wish=self.wish(self.form), by=self.actor, now=clock.now())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the letter as it would leave."""
        context = super().get_context_data(**kwargs)
        form = context["form"]
        bound = form.is_bound and hasattr(form, "cleaned_data") and "on" in form.cleaned_data
        on = form.cleaned_data["on"] if bound else clock.today()
        wish = self.wish(form) if bound and form.is_valid() else mission_letters.Wish(self.template)
        try:
            context["sheet"] = previews.sheet(mission_letters.preview(self.target, on=on, wish=wish))
        except BusinessError as refusal:
            context["no_letter"] = str(refusal)
        context["follow_up_url"] = reverse("desk_missionletter:index")
        return context


class ReissueLetter(IssueLetter):
    """A new version of the letter, which replaces the former."""

    slug = "nouvelle-version"
    label = _("Émettre une nouvelle version")
    explanation = _("La nouvelle version garde le numéro et remplace l’ancienne, qui reste archivée.")
    submit_label = _("Émettre la nouvelle version")
    done = _("La nouvelle version est émise.")
    form_class = ReasonWishForm
    refusals: ClassVar[dict[type[BusinessError], str]] = {}

    def perform(self, target: Mandate, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return mission_letters.reissue(
            target,
            reason=data["reason"],
            on=data["on"],
            wish=self.wish(self.form),
            by=self.actor,
            now=clock.now(),
        )
