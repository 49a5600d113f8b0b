"""My authority's contributions: written, sent, followed, taken back."""

from dataclasses import replace

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from faitiere.domains.library.services import images
from faitiere.domains.newsroom.models import Contribution
from faitiere.domains.newsroom.queries.contributions import of_authorities
from faitiere.domains.newsroom.rules import PERMISSIONS
from faitiere.domains.newsroom.services import contributions as service
from faitiere.domains.territories.models import Authority
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.portal.access import PortalRequest, Standing, gate, has_authority, is_member
from faitiere.web.portal.newsroom.forms import ContributionForm

SHOWN = 100
SEND = "envoyer"
MISSING = "manque"
# Where each shortcoming is mended.
FIELDS: dict[type[BusinessError], str] = {
    service.TextMissing: "text",
    service.EndsBeforeStart: "ends_on",
    service.PictureNeedsWords: "picture_alt",
    service.PictureNeedsRights: "picture_credit",
}


@gate(has_authority)
@require_safe
def listed(request: PortalRequest) -> HttpResponse:
    """Follow what the visitor, and others of the same authority, have written."""
    found = of_authorities(_own(request))[:SHOWN]
    return render(request, "portal/newsroom/contributions.html", {"contributions": found, "visitor": request.visitor})


@gate(has_authority)
@require_safe
def contribution(request: PortalRequest, pk: int) -> HttpResponse:
    """Show a contribution, where it stands and every turn of the exchange."""
    found = _found(request, pk)
    context = {"contribution": found, "turns": list(found.turns.select_related("by")), "visitor": request.visitor}
    return render(request, "portal/newsroom/contribution.html", context)


@gate(has_authority)
@require_safe
def picture(request: PortalRequest, pk: int) -> FileResponse:
    """Show its picture to those who may read it."""
    found = _found(request, pk)
    if not found.picture:
        raise Http404
    return FileResponse(found.picture.open("rb"), headers={"X-Content-Type-Options": "nosniff"})


@gate(is_member)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: PortalRequest, pk: int | None = None) -> HttpResponse:
    """Write an item; whatever is missing, what is written is kept."""
    kept = _found(request, pk) if pk else None
    if kept and not kept.is_open:
        return redirect("portal:newsroom:contribution", kept.pk)
    authorities = [kept.authority] if kept else [tie.authority for tie in request.visitor.affiliations if tie.is_member]
    if not PERMISSIONS["contributions.propose"](request.user, authorities[0]):
        raise Http404
    form = ContributionForm(request.POST or None, request.FILES or None, authorities=authorities, contribution=kept)
    if form.is_valid():
        return _keep(request, form, kept, form.cleaned_data.get("authority") or authorities[0])
    missing = service.shortcomings(kept) if kept and MISSING in request.GET and not form.is_bound else []
    return render(
        request,
        "portal/newsroom/write.html",
        {"form": form, "contribution": kept, "missing": [(refusal, FIELDS[type(refusal)]) for refusal in missing]},
    )


@gate(is_member)
@require_POST
def withdraw(request: PortalRequest, pk: int) -> HttpResponse:
    """Take a contribution back."""
    found = _found(request, pk)
    try:
        service.withdraw(found, by=request.visitor.user, now=clock.now())
        messages.success(request, "La contribution est retirée.")
    except BusinessError as refusal:
        messages.error(request, str(refusal))
    return redirect("portal:newsroom:contribution", found.pk)


def _own(request: PortalRequest) -> list[Authority]:
    return [tie.authority for tie in request.visitor.affiliations if tie.standing != Standing.OUTSIDER]


def _found(request: PortalRequest, pk: int) -> Contribution:
    found = get_object_or_404(of_authorities(_own(request)), pk=pk)
    if not PERMISSIONS["contributions.write"](request.user, found):
        raise Http404
    return found


def _keep(
    request: PortalRequest, form: ContributionForm, kept: Contribution | None, authority: Authority
) -> HttpResponse:
    """Keep what is written, but for a picture that cannot be kept; then send it if asked, or say what lacks."""
    by, now, draft = request.visitor.user, clock.now(), form.draft()
    try:
        kept = service.keep(kept, draft, authority=authority, by=by, now=now)
    except (images.NotAPicture, images.PictureTooHeavy) as refusal:
        kept = service.keep(kept, replace(draft, picture=b""), authority=authority, by=by, now=now)
        messages.error(request, f"{refusal} Le reste est enregistré.")
        return redirect("portal:newsroom:edit", kept.pk)
    if SEND not in request.POST:
        messages.success(request, "Le brouillon est enregistré.")
        return redirect("portal:newsroom:edit", kept.pk)
    try:
        service.send(kept, words=request.POST.get("words", "")[:2000], by=by, now=now)
    except BusinessError:
        edit = redirect("portal:newsroom:edit", kept.pk)
        edit["Location"] += f"?{MISSING}"
        return edit
    messages.success(request, "Merci ! L’équipe la relit et vous répond.")
    return redirect("portal:newsroom:contribution", kept.pk)
