"""The agenda: what comes, month by month, on a grid, and what is past."""

from datetime import date

from django.core.paginator import Paginator
from django.db.models import F, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from faitiere.domains.events.choices import EventState, WhenKind
from faitiere.domains.events.queries.life import agenda as queries
from faitiere.domains.events.queries.visibility import announced
from faitiere.kernel import clock
from faitiere.web.public.events.filters import AgendaFilter, ArchiveFilter
from faitiere.web.public.events.listing import elsewhere, headings
from faitiere.web.public.events.months import FIRST, LAST, Month, month_of
from faitiere.web.public.events.rows import rows
from faitiere.web.public.events.sight import sight
from faitiere.web.public.pages import Step, show

ON_A_PAGE = 50
ON_ONE_LIST = 150  # what comes fits one page, which is printed; beyond, the months lead further
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def agenda(request: HttpRequest) -> HttpResponse:
    """Show what comes: dated, then « Dates à définir », then « Autres dates »."""
    chosen, reader, today = AgendaFilter(request.GET), sight(request), clock.today()
    dated, undated, others = (
        rows(found.filter(chosen.condition()).select_related("venue")[:most], reader)
        for found, most in (
            (queries.upcoming(today), ON_ONE_LIST + 1),
            (queries.to_be_dated(today), None),
            (elsewhere(today), None),
        )
    )
    more = len(dated) > ON_ONE_LIST
    context = {
        "form": chosen,
        "months": headings(dated[:ON_ONE_LIST], today),
        "later": month_of(max(dated[ON_ONE_LIST].event.when.first_day or today, today)) if more else None,
        "undated": undated,
        "others": others,
        "month": month_of(today),
        "feed": request.build_absolute_uri(reverse("public:agenda_feed")),
    }
    return show(request, "public/events/agenda.html", context, trail=[Step("Agenda")], section="agenda")


def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Show a month as a grid of weeks, and what is known of it to the month only."""
    shown = _month(year, month)
    chosen, reader = AgendaFilter(request.GET), sight(request)
    events = announced().filter(chosen.condition(), _within(shown)).select_related("venue")
    found = rows(events.order_by("starts_at", "title", "pk"), reader)
    context = {
        "form": chosen,
        "month": shown,
        "weeks": shown.weeks(found, clock.today()),
        "loose": [row for row in found if not row.machine_date],
        "weekdays": WEEKDAYS,
        "count": len(found),
    }
    trail = [Step("Agenda", "/agenda/"), Step(shown.name.capitalize())]
    return show(request, "public/events/month.html", context, trail=trail, section="agenda")


def archives(request: HttpRequest) -> HttpResponse:
    """Show what is past, the latest first, with a search."""
    chosen = ArchiveFilter(request.GET)
    today = queries.midnight(clock.today())
    past = Q(ends_at__lte=today) | Q(ends_at=None, starts_at__lt=today)
    past |= Q(starts_at=None, state=EventState.HELD)
    past |= Q(starts_at=None, changed_at__lt=today - queries.KEPT)  # put off for so long that nobody waits any more
    events = announced().filter(past, chosen.condition()).select_related("venue")
    page = Paginator(events.order_by(F("starts_at").desc(nulls_last=True), "title", "pk"), ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "form": chosen,
        "page": page,
        "month": month_of(clock.today()),
        "rows": rows(page.object_list, sight(request)),
    }
    trail = [Step("Agenda", "/agenda/"), Step("Événements passés")]
    return show(request, "public/events/archives.html", context, trail=trail, section="agenda")


def _month(year: int, month: int) -> Month:
    try:
        first = date(year, month, 1)
    except (ValueError, OverflowError) as error:
        raise Http404 from error
    if not FIRST <= first <= LAST:
        raise Http404
    return Month(first)


def _within(shown: Month) -> Q:
    """Return what overlaps the month; a year of which nothing more is known is in none."""
    first, end = queries.midnight(shown.first), queries.midnight(shown.end)
    lasts = Q(starts_at__lt=end) & (Q(ends_at__gt=first) | Q(ends_at=None, starts_at__gte=first))
    return lasts & Q(when_kind__in=[*queries.DATED, WhenKind.MONTH])
