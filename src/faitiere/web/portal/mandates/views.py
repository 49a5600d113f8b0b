"""My mandates, and the letters that confide them."""

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from faitiere.domains.groups.queries import assignments_of
from faitiere.domains.mandates import rules
from faitiere.domains.mandates.models import MissionLetter
from faitiere.web.portal.access import PortalRequest, gate, is_known


@gate(is_known)
@require_safe
def mine(request: PortalRequest) -> HttpResponse:
    """List what the visitor holds or held, with its term, letter and accounts."""
    missions = assignments_of(request.visitor.someone, request.visitor.on)
    context = {
        "current": [one for one in missions if one.is_held],
        "past": [one for one in missions if not one.is_held],
    }
    return render(request, "portal/mandates/mine.html", context)


@gate(is_known)
@require_safe
def letter(request: PortalRequest, pk: int) -> FileResponse:
    """Hand out a mission letter to whom it confides a mission, and to nobody else: others cannot tell it exists."""
    mission = get_object_or_404(MissionLetter.objects.select_related("letter", "mandate"), pk=pk)
    if not rules.PERMISSIONS["mission_letters.view"](request.user, mission.mandate):
        raise Http404
    name = slugify(f"lettre de mission {mission.letter}")
    # A letter written in the staff's own Word template has no PDF where no office suite stands to make one.
    file, form = (mission.letter.pdf, "pdf") if mission.letter.pdf else (mission.letter.docx, "docx")
    return FileResponse(file.open("rb"), as_attachment=True, filename=f"{name}.{form}")
