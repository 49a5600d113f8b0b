"""The record of an audience: who is in on a day, why, and at which address."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from faitiere.domains.audiences import exports, queries
from faitiere.domains.audiences.models import Audience
from faitiere.domains.audiences.queries import Line, Recipient
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.spreadsheets import as_csv
from faitiere.web.desk.access import require
from faitiere.web.desk.kit.records import Cell, Link, RecordView, Row, Section, linked

LISTED = 100
REACHED_AT_MOST = 2_000  # beyond, who shares an address is said by the export alone


class AudienceRecord(RecordView):
    """An audience: its sentence, who is in and why, who cannot be reached, what is made of it."""

    def lines(self, target: Audience) -> Sequence[Line]:
        """Return its criteria, none when they can no longer be read."""
        try:
            found = queries.lines_of(target)
            queries.in_words(found)
        except BusinessError as refusal:
            self.refusal = str(refusal)
            return []
        self.refusal = ""
        return found

    def facts(self, target: Audience, on: date) -> list[tuple[Any, Cell]]:
        """Return what it means."""
        self.found_lines = self.lines(target)
        self.total = queries.count(self.found_lines, on) if self.found_lines else 0
        state = (
            Cell(_("en service"), tone="good")
            if target.archived_at is None
            else Cell(_("archivé"), tone="quiet", note=target.archived_at)
        )
        said = Cell(queries.in_words(self.found_lines)) if self.found_lines else Cell(self.refusal, tone="bad")
        facts = [
            (_("À quoi il sert"), Cell(target.description)),
            (_("Qui"), said),
            (_("Personnes ce jour-là"), Cell(self.total)),
            (_("État"), state),
        ]
        return [(label, cell) for label, cell in facts if cell.text not in ("", None)]

    def sections(self, target: Audience, on: date) -> list[Section]:
        """Return who is in, who is not reached, what is made of it."""
        if not self.found_lines:
            return [self._uses(target)]
        if self.total > REACHED_AT_MOST:
            people = queries.sample(self.found_lines, on, LISTED)
            return [self._people(queries.told(people, self.found_lines, on=on), on), self._uses(target)]
        found = queries.recipients(target, on=on)
        return [self._people(found, on), *self._apart(queries.reach(found)), self._uses(target)]

    def _people(self, found: Sequence[Recipient], on: date) -> Section:
        rows = [
            Row(
                [
                    linked(one.person),
                    Cell(one.why),
                    linked(one.authority),
                    Cell(one.email) if one.email else Cell(_("aucune"), tone="warn"),
                ]
            )
            for one in found[:LISTED]
        ]
        url = f"{reverse('desk_audience:export', args=[self.object.pk])}?au={on:%Y-%m-%d}"
        more = self.total > len(rows)
        note = _("Les %(shown)s premières lignes ; la liste entière est dans le tableur.") % {"shown": len(rows)}
        headings = [_("Personne"), _("Pourquoi"), _("Collectivité"), _("Adresse utilisable")]
        empty = _("Personne ne répond à ces critères ce jour-là.")
        links = [Link(_("Exporter en CSV"), url, "download")] if rows else []
        return Section(_("Qui en fait partie"), headings, rows, empty, links, note if more else "")

    def _apart(self, reach: queries.Reach) -> list[Section]:
        """Return who has no address and who shares one, when there are some."""
        without = [Row([linked(one.person), linked(one.authority)]) for one in reach.without_address[:LISTED]]
        sharing = [Row([Cell(one.email), Cell([str(who) for who in (one.person, *one.also)])]) for one in reach.sharing]
        note = _("Aucune adresse recueillie pour les invitations, le mandat ou l’adhésion : à joindre autrement.")
        shared_note = _("Un seul message part pour toutes ces personnes.")
        parts = [
            Section(_("Sans adresse utilisable"), [_("Personne"), _("Collectivité")], without, "", note=note),
            Section(_("Adresse partagée"), [_("Adresse"), _("Personnes")], sharing, "", note=shared_note),
        ]
        return [part for part in parts if part.rows]

    def _uses(self, target: Audience) -> Section:
        rows = [Row([linked(other), Cell(other.description)]) for other in queries.used_by(target)]
        empty = _("Aucun autre public ne s’en sert. Ses envois sont au journal.")
        return Section(_("Publics qui s’en servent"), [_("Public"), _("À quoi il sert")], rows, empty)


def export(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out everybody as a spreadsheet: name, authority, reason, address."""
    require("audiences.export", request.user)
    audience = get_object_or_404(Audience, pk=pk)
    try:
        on = date.fromisoformat(request.GET.get("au", ""))
    except ValueError:
        on = clock.today()
    try:
        content = as_csv(exports.COLUMNS, exports.rows(audience, on))
    except BusinessError as refusal:
        return HttpResponse(str(refusal), status=409, content_type="text/plain; charset=utf-8")
    name = f"public-{audience.pk}-{on:%Y-%m-%d}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)
