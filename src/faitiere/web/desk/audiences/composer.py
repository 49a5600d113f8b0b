"""The composer: criteria on one side, who they mean on the other. Every button submits: no script is needed."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from faitiere.domains.audiences import queries
from faitiere.domains.audiences.choices import Joint
from faitiere.domains.audiences.models import Audience
from faitiere.domains.audiences.queries import Line
from faitiere.domains.audiences.queries.trees import LINES_AT_MOST
from faitiere.domains.audiences.services import audiences
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.access import allows
from faitiere.web.desk.audiences.forms import LineForm, NameForm, offered, typed
from faitiere.web.desk.kit.links import record_url

SAMPLED = 20


def moved(lines: Sequence[Line], act: str, number: int) -> list[Line]:
    """Return the lines after one went up, down or away."""
    lines = list(lines)
    if not 0 <= number < len(lines):
        return lines
    line = lines.pop(number)
    if act != "drop":
        lines.insert(max(number - 1, 0) if act == "up" else number + 1, line)
    return lines


def problem_of(line: Line) -> str:
    """Return what a line lacks, "" when it can be understood."""
    try:
        queries.written([line])
    except BusinessError as refusal:
        return str(refusal)
    return ""


def complete(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that can be understood; the one after a line left out that opened a block opens it instead."""
    kept: list[Line] = []
    opening: Joint | None = None
    for line in lines:
        if problem_of(line):
            opening = line.joint if line.joint != Joint.AND else opening
        else:
            joint = opening if opening and line.joint == Joint.AND else line.joint
            kept.append(Line(joint, line.key, line.values))
            opening = None
    return kept


def preview(lines: Sequence[Line]) -> dict[str, Any]:
    """Return whom the lines mean today, as far as they are complete: how many, in words, the first ones and why."""
    understood = complete(lines)
    if not understood:
        return {"problem": next(filter(None, map(problem_of, lines)), ""), "total": None}
    on = clock.today()
    found = queries.read(queries.written(understood))
    total = queries.count(found, on)
    people = queries.told(queries.sample(found, on, SAMPLED), found, on=on)
    return {
        "problem": _("Les critères à compléter ne sont pas encore comptés.") if len(found) < len(lines) else "",
        "total": total,
        "people": people,
        "said": queries.in_words(found),
        "more": total - len(people),
    }


class Composer(WagtailAdminTemplateMixin, TemplateView):
    """Compose whom an audience means, and see them."""

    rule: ClassVar[str]
    template_name = "desk/audiences/composer.html"
    header_icon = "group"
    refusal = ""
    audience: Audience | None = None
    lines: Sequence[Line] = ()
    added: Line | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask the rule."""
        if not allows(self.rule, request.user, self.audience):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def saved(self) -> list[Line]:
        """Return the lines to begin with."""
        return []

    def keep(self, lines: Sequence[Line]) -> Audience:
        """Call the service."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the lines as they are saved; a criterion that is no longer offered is named, then left out."""
        try:
            saved = self.saved()
            self.lines = [line for line in saved if line.key in queries.registered()]
            for line in saved:
                line.says()
        except BusinessError as refusal:
            self.refusal = str(refusal)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Add or move lines, show whom they mean, or save."""
        said = request.POST.get("lines", "")
        total = min(int(said), LINES_AT_MOST) if said.isdecimal() else 0
        self.lines = [line for number in range(total) if (line := typed(request.POST, number))]
        act, _separator, number = request.POST.get("act", "preview").partition(":")
        if act == "save":
            return self._save()
        if act == "add" and (added := self._added()):
            self.added = added
            self.lines = [*self.lines, added]
        if act in {"up", "down", "drop"} and number.isdecimal():
            self.lines = moved(self.lines, act, int(number))
        if request.headers.get("HX-Request"):
            return render(request, "desk/audiences/_preview.html", preview(self.lines))
        return self.render_to_response(self.get_context_data(**kwargs))

    def _added(self) -> Line | None:
        asked = self.request.POST
        return typed({"0-key": asked.get("criterion", ""), "0-joint": asked.get("joint", Joint.AND)}, 0)

    def _save(self) -> HttpResponse:
        try:
            audience = self.keep(self.lines)
        except BusinessError as refusal:
            self.refusal = str(refusal)
            return self.render_to_response(self.get_context_data())
        messages.success(self.request, _("Le public est enregistré."))
        return HttpResponseRedirect(record_url(audience))

    def get_page_title(self) -> str:
        """Name the act."""
        return str(_("Composer un public"))

    def get_page_subtitle(self) -> str:
        """Name the audience."""
        return str(self.audience or "")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead from the list to the record."""
        records = [{"url": record_url(self.audience), "label": str(self.audience)}] if self.audience else []
        return [
            *self.breadcrumbs_items,
            {"url": reverse("desk_audience:index"), "label": _("Publics")},
            *records,
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the lines, the criteria one may add, and whom they mean."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        line_forms = [
            LineForm(line, number, "" if line is self.added else problem_of(line))
            for number, line in enumerate(self.lines)
        ]
        context.update(preview(self.lines))
        context.update(
            audience=self.audience,
            line_forms=line_forms,
            name_form=None if self.audience else NameForm(initial=self.request.POST.dict(), label_suffix=""),
            offered=offered(),
            joints=Joint.choices,
            refusal=self.refusal,
            media=sum((form.media for form in line_forms), NameForm().media),
        )
        return context


class NewAudience(Composer):
    """A new audience."""

    rule = "audiences.create"

    def keep(self, lines: Sequence[Line]) -> Audience:
        """Call the service."""
        said = {name: self.request.POST.get(name, "") for name in ("name", "description")}
        return audiences.create(
            said["name"], lines, description=said["description"], by=self.request.user, now=clock.now()
        )


class EditAudience(Composer):
    """Another way to mean people under the same name."""

    rule = "audiences.save"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Load, then ask the rule."""
        self.audience = get_object_or_404(Audience, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def saved(self) -> list[Line]:
        """Return the lines of the audience."""
        return queries.lines_of(self._asked)

    def keep(self, lines: Sequence[Line]) -> Audience:
        """Call the service."""
        return audiences.save(self._asked, lines, by=self.request.user, now=clock.now())

    @property
    def _asked(self) -> Audience:
        if self.audience is None:
            raise PermissionDenied
        return self.audience
