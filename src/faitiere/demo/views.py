"""The demo's own pages, open to everybody: they show invented people and invented letters only."""

from io import BytesIO

from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib.auth import login
from django.db.models import Prefetch
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from faitiere.demo import entrance
from faitiere.demo.cast import BY_EMAIL, PLAYERS
from faitiere.demo.models import CaughtFile, CaughtMessage
from faitiere.domains.accounts.models import User
from faitiere.domains.accounts.services import second_factors
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError

SIGNED_IN_BY = "allauth.account.auth_backends.AuthenticationBackend"
# What a caught letter may do: show itself and open its links elsewhere; never run a script nor load from outside.
LETTER_POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'self'; "
    "sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Present the cast, with a link to enter as each."""
    players = [(player, entrance.path_of(player)) for player in PLAYERS]
    return render(request, "demo/home.html", {"players": players})


@require_safe
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in as a member of the cast, the second factor counting as given."""
    try:
        player = entrance.read(token)
    except BusinessError as refusal:
        return render(request, "demo/refused.html", {"refusal": refusal}, status=403)
    user = get_object_or_404(User, email=player.email)
    login(request, user, backend=SIGNED_IN_BY)
    second_factors.grant_for_demo(request.session, user, now=clock.real_now())
    return redirect(player.lands_on)


@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    """List the caught letters, of everybody or of one member of the cast."""
    reader = BY_EMAIL.get(request.GET.get("a", "").lower())
    messages = CaughtMessage.objects.prefetch_related(Prefetch("files", CaughtFile.objects.defer("content")))
    if reader:
        messages = messages.to(reader.email)
    shown = [(message, BY_EMAIL.get(message.recipient)) for message in messages[:100]]
    return render(request, "demo/mailbox.html", {"players": PLAYERS, "reader": reader, "shown": shown})


@require_safe
@csp_update({"frame-src": [SELF]})  # type: ignore[arg-type]  # csp knows only views without arguments
def message(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a letter: its text with links to click, its HTML in a frame, its files."""
    found = get_object_or_404(CaughtMessage, pk=pk)
    files = found.files.defer("content")
    return render(
        request, "demo/message.html", {"message": found, "files": files, "reader": BY_EMAIL.get(found.recipient)}
    )


@require_safe
@xframe_options_sameorigin
def message_html(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the letter's own HTML, links opening in the whole window."""
    found = get_object_or_404(CaughtMessage, pk=pk)
    return HttpResponse(f'<base target="_top">{found.html}', headers={"Content-Security-Policy": LETTER_POLICY})


@require_safe
def attachment(request: HttpRequest, pk: int) -> FileResponse:
    """Hand out an attached file, to be saved and never shown in place."""
    file = get_object_or_404(CaughtFile, pk=pk)
    content = BytesIO(bytes(file.content))
    return FileResponse(content, as_attachment=True, filename=file.name, content_type=file.content_type)
