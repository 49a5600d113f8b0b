"""The letters of those invited, to print: all that the filter of the list keeps, in files that a printer can take."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.services.guests import paper
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.events.guests.finding import GuestFilter, found
from faitiere.web.desk.events.screens import EventScreen

AT_ONCE = 300


def batches(count: int) -> list[tuple[int, int]]:
    """Return the first and last rank of each file: 650 letters are 1 to 300, 301 to 600, 601 to 650."""
    return [(first, min(first + AT_ONCE - 1, count)) for first in range(1, count + 1, AT_ONCE)]


class LettersScreen(EventScreen):
    """Hand out the letters as one PDF; nothing is kept, nothing is sent."""

    rule = "invitations.view"
    tab = "guests"
    label = _("Lettres à imprimer")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Set the letters, or say why they cannot be."""
        wanted = GuestFilter(request.GET)
        wanted.full_clean()
        asked = request.GET.get("depuis", "")
        first = max(int(asked) - 1, 0) if asked.isdecimal() and len(asked) < 7 else 0
        rows = found(self.event, wanted.cleaned_data).select_related("event__venue", "event__group")
        guests = list(rows[first : first + AT_ONCE])
        try:
            if not guests:
                raise paper.NobodyToWrite
            pdf = paper.set_letters(self.event, guests, on=clock.today(), now=clock.now())
        except BusinessError as refusal:
            messages.error(request, str(refusal))
            return redirect("desk_event:guests", pk=self.event.pk)
        response = HttpResponse(pdf, content_type="application/pdf")
        response["Content-Disposition"] = f'inline; filename="{slugify(f"invitations {self.event}")[:80]}.pdf"'
        return response
