"""The minutes of an event: for those whom they are for, on request, or by a personal link."""

from allauth.core import ratelimit
from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from faitiere.domains.events.choices import MinutesAccess
from faitiere.domains.events.documents.minutes import minutes_sheet
from faitiere.domains.events.models import Event, Minutes
from faitiere.domains.events.queries.minutes import blocks, granted
from faitiere.domains.events.queries.visibility import announced
from faitiere.domains.events.services.day import minutes_requests
from faitiere.domains.library.queries import identity
from faitiere.kernel import clock
from faitiere.kernel.audit.log import System
from faitiere.kernel.signing import LinkExpired, LinkInvalid
from faitiere.web.public.events.sight import sight
from faitiere.web.public.pages import Step, show


class RequestForm(forms.Form):
    """Who asks to read minutes, and why."""

    name = forms.CharField(label=_("Nom"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(label=_("Adresse électronique"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    reason = forms.CharField(
        label=_("Pourquoi ?"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def event_minutes(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the minutes to those whom they are for; offer the others to ask for what is given on request."""
    event = get_object_or_404(announced(), slug=slug)
    found = (
        Minutes.objects.filter(event=event, published_at__isnull=False).select_related("event", "next_event").first()
    )
    if found is None:
        raise Http404
    if sight(request).may_read_minutes(found):
        return _shown(request, found)
    if found.access == MinutesAccess.ON_REQUEST:
        return _asked(request, event, found)
    if found.access == MinutesAccess.STAFF:
        raise Http404
    return show(request, "public/events/minutes_reserved.html", {"event": event, "minutes": found}, trail=_trail(event))


@never_cache
@require_safe
def granted_minutes(request: HttpRequest, token: str) -> HttpResponse:
    """Show the minutes that a personal link opens."""
    try:
        found = granted(token, now=clock.now())
    except (LinkInvalid, LinkExpired) as refusal:
        status = 404 if isinstance(refusal, LinkInvalid) else 410
        return render(request, "public/door/closed.html", {"refusal": str(refusal), "is_minutes": True}, status=status)
    if found is None:
        raise Http404
    return _shown(request, found)


def _shown(request: HttpRequest, found: Minutes) -> HttpResponse:
    if request.GET.get("format") == "pdf":
        headers = {"Content-Disposition": f'attachment; filename="compte-rendu-{found.event.slug}.pdf"'}
        pdf = minutes_sheet(found, identity(), on=clock.today())
        return HttpResponse(pdf, content_type="application/pdf", headers=headers)
    until = found.recording_until
    following = announced().filter(prepared_by=found).first()
    context = {
        "event": found.event,
        "minutes": found,
        "attendance": blocks(found.attendance_note),
        "text": blocks(found.text),
        "decisions": list(found.decisions.select_related("owner")),
        "photos": list(found.photos.all()),
        "recording": found.recording_url if not until or clock.today() <= until else "",
        "file": found.file,
        "next_event": following,
    }
    return show(request, "public/events/minutes.html", context, trail=_trail(found.event), section="agenda")


def _asked(request: HttpRequest, event: Event, found: Minutes) -> HttpResponse:
    form = RequestForm(request.POST or None)
    if form.is_valid() and not ratelimit.consume(request, action="request_minutes", key=form.cleaned_data["email"]):
        form.add_error(None, "Trop de demandes sont parties d’ici. Patientez une heure, ou écrivez-nous.")
    elif form.is_valid():
        minutes_requests.ask(found, **form.cleaned_data, by=System("Site public"), now=clock.now())
        messages.success(request, "Votre demande est transmise. La réponse vous parviendra par courriel.")
        return redirect("public:event_minutes", slug=event.slug)
    return show(request, "public/events/minutes_request.html", {"event": event, "form": form}, trail=_trail(event))


def _trail(event: Event) -> list[Step]:
    return [Step("Agenda", "/agenda/"), Step(event.title, f"/agenda/{event.slug}/"), Step("Compte rendu")]
