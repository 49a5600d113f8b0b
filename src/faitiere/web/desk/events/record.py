"""The record of an event."""

from datetime import date
from typing import Any

from django.template.defaultfilters import capfirst
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import HeaderButton

from faitiere.domains.events.choices import EventState, WhenKind
from faitiere.domains.events.models import Event, EventChange
from faitiere.domains.events.models.when import When
from faitiere.domains.events.queries.visibility import announced
from faitiere.domains.groups.queries import cards_on
from faitiere.domains.people.queries import Event as Told
from faitiere.kernel import clock
from faitiere.kernel.periods import PartialDate
from faitiere.web.desk.events.tabs import tabs_of
from faitiere.web.desk.events.words import TONES, places_said, state_said
from faitiere.web.desk.kit.deeds import Deed
from faitiere.web.desk.kit.records import Cell, RecordView, linked
from faitiere.web.desk.mandates.views import holder_cell

ELSEWHERE = {
    "ajouter-session",
    "ajouter-salle",
    "ajouter-fil",
    "reprendre-programme",
    "inscrire",
    "site",
    "fermer-le-site",
}
NEXT = {
    EventState.IDEA: _("Annoncez la date, même sans programme : les agendas se remplissent."),
    EventState.SAVE_THE_DATE: _("Ouvrez les inscriptions quand le lieu et le programme sont prêts."),
    EventState.OPEN: _("Suivez les inscriptions et les réponses ; la liste d’attente avance d’elle-même."),
    EventState.POSTPONED: _("Fixez une nouvelle date, ou annulez : l’agenda dit « reporté » en attendant."),
    EventState.HELD: _("Publiez le compte rendu et envoyez les attestations."),
    EventState.CANCELLED: "",
}


def next_step(event: Event, on: date) -> Any:
    """Say what to do next."""
    if event.state == EventState.IDEA and event.starts_at is None:
        return _("Fixez une date, ou annoncez que la rencontre se prépare.")
    over = event.when.last_day is not None and event.when.last_day < on
    if over and event.state in {EventState.SAVE_THE_DATE, EventState.OPEN}:
        return _("La date est passée : dites si la rencontre a eu lieu.")
    return NEXT[EventState(event.state)]


def story(event: Event) -> list[Told]:
    """Return its turns, the latest first."""
    return [
        Told(PartialDate(timezone.localdate(change.at)), change.kind, _turn(change), change.source, _words(change))
        for change in reversed(event.changes.all())
    ]


def _turn(change: EventChange) -> str:
    said = capfirst(change.get_kind_display())
    if not change.previous_starts_at:
        return f"{said}, par {change.by}"
    known = WhenKind(change.previous_when)
    before = When(known, change.previous_starts_at, change.previous_ends_at, change.event.timezone)
    return f"{said}, par {change.by} ; auparavant : {before}"


def _words(change: EventChange) -> str:
    words = [change.reason, change.word and f"Aux inscrits : {change.word}"]
    words.append(change.public_word and f"Au public : {change.public_word}")
    return " – ".join(word for word in words if word)


class EventRecord(RecordView):
    """An event: when, where, for whom, where it stands, what comes next, and its story."""

    template_name = "desk/events/record.html"
    is_dated = False

    def get_base_object_queryset(self) -> Any:
        """Load what its facts name."""
        found = Event.objects.select_related("group", "series", "venue", "body", "owner")
        return found.prefetch_related("countries", "topics", "hosts", "organizers", "changes")

    def public_url(self, target: Event) -> str:
        """Return its page, once anybody may know of it."""
        return reverse("public:event", args=[target.slug]) if announced().filter(pk=target.pk).exists() else ""

    def facts(self, target: Event, on: date) -> list[tuple[Any, Cell]]:
        """Return what it is."""
        facts = [
            (_("Quand"), Cell(str(target.when), note=target.timezone if target.timezone != "Europe/Paris" else "")),
            (_("État"), Cell(state_said(target), tone=TONES[EventState(target.state)])),
            (_("Nature"), Cell(target.get_kind_display())),
            (_("Pour qui"), Cell(target.get_audience_display())),
            (_("Format"), Cell(target.get_format_display())),
            (_("Lieu"), Cell(str(target.venue or target.place))),
            (_("Groupe"), linked(target.group)),
            (_("Présidence du groupe ce jour-là"), self._chair(target)),
            (_("Instance"), linked(target.body)),
            (_("Série"), Cell(str(target.series or ""), note=self._rank(target))),
            (_("Inscrits"), Cell(places_said(target))),
            (_("Places par collectivité"), Cell(target.quota)),
            (_("Collectivités hôtes"), Cell([str(one) for one in target.hosts.all()])),
            (_("Organisations associées"), Cell([str(one) for one in target.organizers.all()])),
            (_("Pays"), Cell([str(one) for one in target.countries.all()])),
            (_("Thèmes"), Cell([str(one) for one in target.topics.all()])),
            (_("Suivi par"), Cell(str(target.owner or ""))),
            (_("Visioconférence"), Cell(_("lien enregistré"), url=target.video_url) if target.video_url else Cell("")),
            (_("Page extérieure"), Cell(target.outside_url, url=target.outside_url)),
            (_("Présentation"), Cell(target.description)),
            (_("Source"), Cell(target.source)),
        ]
        return [(label, cell) for label, cell in facts if cell.text not in ("", None, [])]

    def _rank(self, target: Event) -> str:
        said = [
            target.edition and _("édition %(rank)s") % {"rank": target.edition},
            target.season and _("saison %(rank)s") % {"rank": target.season},
            target.episode and _("séance %(rank)s") % {"rank": target.episode},
        ]
        return ", ".join(str(one) for one in said if one)

    def _chair(self, target: Event) -> Cell:
        """Say who presides the group on the day of the meeting, as far as it is known."""
        day = target.when.first_day or clock.today()
        cards = cards_on(day, [target.group]) if target.group else []
        return holder_cell(cards[0].standing) if cards and cards[0].standing else Cell("")

    def offered(self) -> list[type[Deed]]:
        """Offer the turns of its life and what has no screen; acts on its programme and its guests stand on theirs."""
        return [deed for deed in super().offered() if deed.slug not in ELSEWHERE]

    @property
    def header_buttons(self) -> list[Any]:
        """Offer also to prepare the next one, which takes all but the date."""
        url = f"{reverse('desk_event:add')}?depuis={self.object.pk}"
        return [*super().header_buttons, HeaderButton(_("Préparer la suivante"), url=url, icon_name="copy")]

    def timeline(self, target: Event) -> list[Told]:
        """Return its turns."""
        return story(target)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the tabs and the next step."""
        context = super().get_context_data(**kwargs)
        context.update(tabs=tabs_of(self.object, "inspect"), next_step=next_step(self.object, clock.today()))
        return context
