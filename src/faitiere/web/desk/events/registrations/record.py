"""The record of a registration."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.choices import PlaceState
from faitiere.domains.events.models import Registration
from faitiere.web.desk.events.words import PLACE_TONES
from faitiere.web.desk.kit.records import Cell, RecordView, Row, Section, linked


class RegistrationRecord(RecordView):
    """Who comes to what, and by whom they were registered."""

    is_dated = False

    def get_base_object_queryset(self) -> Any:
        """Load what its facts name."""
        return Registration.objects.select_related("event", "person", "authority", "registered_by", "invitation")

    def facts(self, target: Registration, on: date) -> list[tuple[Any, Cell]]:
        """Return who and what."""
        granted = _("place accordée en plus") if target.is_override else ""
        facts = [
            (_("Événement"), linked(target.event, note=str(target.event.when))),
            (_("État"), Cell(target.get_state_display(), tone=PLACE_TONES[PlaceState(target.state)], note=granted)),
            (_("Personne"), linked(target.person)),
            (_("Adresse électronique"), Cell(target.email)),
            (_("Fonction"), Cell(target.role)),
            (_("Collectivité"), linked(target.authority)),
            (_("Organisation"), Cell(target.organization_name)),
            (_("Côté"), Cell(target.get_side_display())),
            (_("Besoins"), Cell(target.needs)),
            (_("Inscrite le"), Cell(target.registered_at)),
            (_("Inscrite par"), Cell(str(target.registered_by or _("elle-même")))),
            (_("Annulée le"), Cell(target.cancelled_at)),
        ]
        return [(label, cell) for label, cell in facts if cell.text not in ("", None)]

    def sections(self, target: Registration, on: date) -> list[Section]:
        """Return its sessions."""
        places = target.places.select_related("session__room").order_by("session__starts_at", "pk")
        rows = [
            Row(
                [
                    Cell(place.session.title, note=str(place.session.room or "")),
                    Cell(place.session.starts_at),
                    Cell(
                        place.get_state_display(),
                        tone=PLACE_TONES[PlaceState(place.state)],
                        note=_("accordée en plus") if place.is_override else "",
                    ),
                    Cell(_("chevauche une autre session") if place.is_overlapping else ""),
                ]
            )
            for place in places
        ]
        headings = [_("Session"), _("Début"), _("Place"), _("À savoir")]
        return [Section(_("Ses sessions"), headings, rows, _("Aucune session choisie."))]
