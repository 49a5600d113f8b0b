"""Is this certificate genuine? Whoever was handed one asks here, and whoever it names takes it again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from faitiere.domains.events.documents.certificates import certificates
from faitiere.domains.events.models import Certificate
from faitiere.domains.events.queries.doors import attended_by
from faitiere.domains.library.queries import identity
from faitiere.kernel import clock
from faitiere.web.public.pages import Step, show

AROUND = ("registration__event__venue", "registration__authority", "registration__person")


@never_cache
@require_safe
def certificate_check(request: HttpRequest, code: str) -> HttpResponse:
    """Say whom a certificate names and for what, or that none bears this code."""
    issued = Certificate.objects.filter(code=_typed(code)).select_related(*AROUND).first()
    sessions = attended_by(issued.registration) if issued else []
    context = {"issued": issued, "registration": issued and issued.registration, "sessions": sessions, "code": code}
    response = show(request, "public/events/certificate.html", context, trail=[Step("Attestation de présence")])
    response.status_code = 200 if issued else 404
    return response


@never_cache
@require_safe
def certificate_file(request: HttpRequest, code: str) -> HttpResponse:
    """Hand out the certificate itself."""
    issued = get_object_or_404(Certificate.objects.select_related(*AROUND), code=_typed(code))
    seen = {issued.registration_id: attended_by(issued.registration)}
    pdf = certificates([issued], seen, identity(), on=clock.today())
    headers = {"Content-Disposition": 'attachment; filename="attestation-de-presence.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def _typed(code: str) -> str:
    """Return the code as it was issued, however it was typed from paper."""
    return code.upper().replace("-", "").replace("_", "")
