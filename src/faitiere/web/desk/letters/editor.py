"""The template editor: blocks on one side, the letter on the other. Every button submits: no script is needed."""

from dataclasses import asdict
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from faitiere.domains.letters.choices import BlockKind, BlockPresence
from faitiere.domains.letters.models import LetterTemplate
from faitiere.domains.letters.services import templates
from faitiere.domains.letters.services.templates import BlockDraft
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.access import allows
from faitiere.web.desk.kit.links import record_url
from faitiere.web.desk.letters import previews
from faitiere.web.desk.letters.forms import BlockForm

BLOCKS_AT_MOST = 80
NEW = BlockDraft(title="", text="")


def moved(blocks: list[BlockDraft], act: str, index: int) -> list[BlockDraft]:
    """Return the blocks after one was moved up or down, taken away, or another was added below it."""
    blocks = list(blocks)
    if act == "add":
        blocks.insert(index + 1, NEW)
    elif not 0 <= index < len(blocks):
        return blocks
    elif act == "drop":
        blocks.pop(index)
    else:
        place = index - 1 if act == "up" else index + 1
        blocks.insert(max(place, 0), blocks.pop(index))
    return blocks


class TemplateEditor(WagtailAdminTemplateMixin, TemplateView):
    """Write a template's blocks and see the letter."""

    rule: ClassVar[str] = "templates.write"
    template_name = "desk/letters/editor.html"
    header_icon = "edit"
    refusal = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Load, then ask the rule."""
        self.template = get_object_or_404(LetterTemplate, pk=kwargs["pk"])
        if not allows(self.rule, request.user, self.template):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the blocks as they are saved."""
        saved = self.template.blocks.all()
        fields = ("title", "text", "kind", "variant", "presence")
        self.blocks = [BlockDraft(**{name: getattr(block, name) for name in fields}) for block in saved]
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Move blocks about, show the letter, or save."""
        self.blocks = self._typed()
        act, _separator, index = request.POST.get("act", "preview").partition(":")
        if act == "save":
            return self._save()
        if act in {"up", "down", "drop", "add"} and index.removeprefix("-").isdecimal():
            self.blocks = moved(self.blocks, act, int(index))
        if request.headers.get("HX-Request"):
            return render(request, "desk/letters/_preview.html", self.preview())
        return self.render_to_response(self.get_context_data(**kwargs))

    def _typed(self) -> list[BlockDraft]:
        said = self.request.POST.get("blocks", "")
        total = min(int(said), BLOCKS_AT_MOST) if said.isdecimal() else 0
        names = ("title", "text", "kind", "variant", "presence")
        found = [{name: self.request.POST.get(f"{number}-{name}") for name in names} for number in range(total)]
        return [
            BlockDraft(
                title=(one["title"] or "").strip(),
                text=one["text"] or "",
                kind=one["kind"] or BlockKind.PARAGRAPH,
                variant=one["variant"] or "",
                presence=one["presence"] or BlockPresence.ALWAYS,
            )
            for one in found
            if any(value is not None for value in one.values())
        ]

    def _save(self) -> HttpResponse:
        try:
            if any(not block.title for block in self.blocks):
                raise templates.BlocksNotUnderstood(problems=_("Donnez un titre à chaque bloc."))
            templates.write(self.template, self.blocks, by=self.request.user)
        except BusinessError as refusal:
            self.refusal = str(refusal)
            return self.render_to_response(self.get_context_data())
        messages.success(self.request, _("Le modèle est enregistré. Les courriers déjà émis gardent leur texte."))
        return HttpResponseRedirect(self.request.get_full_path())

    def on(self) -> date:
        """Return the day for which the letter is shown."""
        return clock.today()

    def preview(self) -> dict[str, Any]:
        """Return the letter for whom it is shown, and the variables with their values."""
        found = previews.missions(self.template, self.on())
        choices = previews.choices(self.template, found)
        keys = [key for key, _label in choices]
        asked = self.request.POST.get("sample") or self.request.GET.get("sample") or ""
        sample = asked if asked in keys else keys[0]
        titles = previews.on_request(self.blocks)
        requested = titles if self.request.POST.get("requested") else []
        wanted = previews.recipe(self.template, sample, found, self.on(), requested)
        return {
            "sheet": previews.sheet(previews.compose(self.blocks, wanted)),
            "samples": choices,
            "sample": sample,
            "shows_requested": bool(requested),
            "has_requested": bool(titles),
            "palette": previews.palette(self.template.kind, dict(wanted.values)),
        }

    def get_page_title(self) -> str:
        """Name the act."""
        return str(_("Écrire le modèle"))

    def get_page_subtitle(self) -> str:
        """Name the template."""
        return str(self.template)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead from the list to the record."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("desk_lettertemplate:index"), "label": _("Modèles de courrier")},
            {"url": record_url(self.template), "label": str(self.template)},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the blocks and the letter."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        block_forms: list[forms.Form] = [
            BlockForm(initial=asdict(block), prefix=str(number), label_suffix="", template_kind=self.template.kind)
            for number, block in enumerate(self.blocks)
        ]
        context.update(self.preview())
        context.update(template=self.template, block_forms=block_forms, refusal=self.refusal)
        return context
