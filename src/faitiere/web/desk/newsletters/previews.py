"""An issue as each reader will get it: on a screen, a phone, in the dark, as text, as a page, on paper."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from faitiere.domains.newsletters.choices import Variant
from faitiere.domains.newsletters.documents.issue import issue_sheet
from faitiere.domains.newsletters.messages import mail
from faitiere.domains.newsletters.models import Issue
from faitiere.domains.newsletters.queries import addresses
from faitiere.domains.newsletters.queries.recipients import addressees
from faitiere.domains.newsletters.queries.samples import hardest
from faitiere.domains.newsletters.rules import merge_fields
from faitiere.kernel import clock
from faitiere.kernel.mail.mailings import Addressee
from faitiere.web.desk.access import require
from faitiere.web.desk.newsletters.screens import IssueScreen

SHAPES = {
    "ecran": _("Écran"),
    "telephone": _("Téléphone"),
    "sombre": _("Sombre"),
    "texte": _("Texte seul"),
}
ISSUES = Issue.objects.select_related("newsletter", "audience")
PERSONAL = {one.name: one.sample for one in merge_fields.FIELDS if one.name in {"preferences_url", "unsubscribe_url"}}
DARK = "@media (prefers-color-scheme: dark)"


@dataclass(frozen=True)
class Chosen:
    """What to show, of what the address asks for; what cannot be read is the first of its kind."""

    shape: str
    variant: str
    rank: int
    readers: list[Addressee]

    @property
    def reader(self) -> Addressee:
        """Return in whose name the letter is shown."""
        return self.readers[self.rank]

    @property
    def values(self) -> dict[str, str]:
        """Return what the letter says of that reader, but for the links by which one acts in their name."""
        return {**self.reader.values, **PERSONAL}

    @classmethod
    def of(cls, request: HttpRequest, issue: Issue) -> "Chosen":
        """Read the address."""
        readers = hardest(addressees(issue, now=clock.now()))
        asked, shape = request.GET.get("lecteur", ""), request.GET.get("forme", "")
        rank = int(asked) if asked.isdecimal() and int(asked) < len(readers) else 0
        variant = request.GET.get("variante", "")
        if variant not in Variant.values:
            variant = readers[rank].variant or Variant.OTHER
        return cls(shape if shape in SHAPES else "ecran", variant, rank, readers)


class Preview(IssueScreen):
    """Look at an issue before it leaves."""

    tab = "preview"
    label = _("Aperçu")
    template_name = "desk/newsletters/preview.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what can be chosen, the weight of the message, and its text when that is asked for."""
        chosen = Chosen.of(self.request, self.issue)
        made = mail.rendered(self.issue, chosen.variant)
        weight = len(made.html.encode())
        return {
            **super().get_context_data(**kwargs),
            "chosen": chosen,
            "shapes": SHAPES.items(),
            "variants": Variant.choices,
            "subject": merge_fields.filled(made.subject, chosen.values),
            "text": merge_fields.filled(made.text, chosen.values),
            "weight": round(weight / 1000),
            "is_clipped": weight > mail.CLIPPED,
            "page": addresses.preview(self.issue, now=clock.now()),
        }


@require_safe
@xframe_options_sameorigin
def message(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the message itself, for the frame of the preview: its fields filled, its links opening elsewhere."""
    issue = get_object_or_404(ISSUES, pk=pk)
    require("issues.view", request.user, issue)
    chosen = Chosen.of(request, issue)
    made = mail.rendered(issue, chosen.variant)
    html = merge_fields.filled(made.html, {name: escape(value) for name, value in chosen.values.items()})
    html = html.replace(DARK, "@media all" if chosen.shape == "sombre" else "@media not all")
    return HttpResponse(html.replace("<head>", '<head><base target="_blank">', 1))


@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the issue on paper, as it is now."""
    issue = get_object_or_404(ISSUES, pk=pk)
    require("issues.view", request.user, issue)
    headers = {"Content-Disposition": f'inline; filename="{issue.newsletter.slug}-{issue.slug}.pdf"'}
    return HttpResponse(issue_sheet(issue), content_type="application/pdf", headers=headers)
