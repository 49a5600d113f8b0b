"""Answering an invitation in one tap, for whom it is; anything more is said on the personal page."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from faitiere.domains.events import rules
from faitiere.domains.events.choices import AnswerKind, AnswerWay
from faitiere.domains.events.models import Invitation
from faitiere.domains.events.services import answers
from faitiere.domains.events.services.answers import Reply
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.portal.access import PortalRequest, gate, is_known

TAPS = {AnswerKind.YES, AnswerKind.NO, AnswerKind.UNSURE}


@gate(is_known)
@require_POST
def answer(request: PortalRequest, pk: int) -> HttpResponse:
    """Keep the answer of the person invited; another's invitation does not exist."""
    found = get_object_or_404(Invitation.objects.select_related("event", "person", "authority"), pk=pk)
    kind = request.POST.get("answer", "")
    if kind not in TAPS or not rules.PERMISSIONS["invitations.answer"](request.user, found):
        raise Http404
    now = clock.now()
    try:
        answers.answer(found, Reply(AnswerKind(kind), now, AnswerWay.PORTAL), by=request.visitor.user, now=now)
    except BusinessError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"C’est noté pour « {found.event} » : {found.get_answer_display()}.")
    return redirect("portal:events:mine")
