"""One box for groups, people and authorities; it works without JavaScript."""

from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse

from faitiere.domains.events.models import Event
from faitiere.domains.events.queries.life.agenda import containing
from faitiere.domains.events.queries.visibility import Reader, announced
from faitiere.domains.groups import queries as groups
from faitiere.domains.newsroom.queries import articles, publications
from faitiere.domains.people import queries as people
from faitiere.domains.people.models import Person
from faitiere.domains.territories import queries as territories
from faitiere.kernel import clock
from faitiere.web.public.events.rows import rows
from faitiere.web.public.events.sight import sight
from faitiere.web.public.pages import Step, show
from faitiere.web.public.views.people import OFFICE_OR_MANDATE

AT_MOST = 20


def search(request: HttpRequest) -> HttpResponse:
    """Show what matches the words typed."""
    query = request.GET.get("q", "").strip()[:100]
    found = _found(query, sight(request)) if query else {}
    context = {"query": query, "total": sum(map(len, found.values())), **found}
    return show(request, "public/search.html", context, trail=[Step("Recherche")])


def _found(query: str, reader: Reader) -> dict[str, list[Any]]:
    """Search each room; people who hold nothing public are not found."""
    met = [person.pk for person in people.search(query, limit=AT_MOST)]
    shown = list(Person.objects.filter(OFFICE_OR_MANDATE, pk__in=met))
    titles = people.titles_on([(person.pk, None) for person in shown], clock.today())
    return {
        "groups": list(groups.search(query, limit=AT_MOST)),
        "people": [{"person": person, "title": titles[person.pk, None]} for person in shown],
        "events": rows(_events(query), reader),
        "publications": publications.search(query, limit=AT_MOST),
        "articles": articles.search(query, limit=AT_MOST),
        "authorities": list(territories.search(query, limit=AT_MOST)),
    }


def _events(query: str) -> QuerySet[Event]:
    """Return the events that the words name, those to come and the latest first."""
    found = announced().filter(containing(query)).select_related("venue")
    return found.order_by(F("starts_at").desc(nulls_last=True), "pk")[:AT_MOST]
