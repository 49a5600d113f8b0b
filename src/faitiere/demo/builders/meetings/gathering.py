"""The invented gathering: its first edition, held and told; its second, to come, for which 800 have registered."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from faitiere.demo.builders.meetings import crowd, programme
from faitiere.demo.builders.site import INVENTED, Site, at, scan_of
from faitiere.demo.cast import AMINA
from faitiere.demo.crowd import Face, faces
from faitiere.demo.fiction import COUNTRY
from faitiere.domains.accounts.models import User
from faitiere.domains.events.choices import (
    AnswerKind,
    AnswerWay,
    EventAudience,
    EventFormat,
    EventKind,
    MinutesAccess,
)
from faitiere.domains.events.models import Event, Session
from faitiere.domains.events.models.when import When
from faitiere.domains.events.services import answers, events, invitations, registrations, series, sites, venues
from faitiere.domains.events.services.answers import Reply
from faitiere.domains.events.services.day import attendance, certificates, minutes
from faitiere.domains.events.services.day.attendance import Passage
from faitiere.domains.events.services.day.minutes import DecisionDraft, MinutesDraft
from faitiere.domains.events.services.events import EventDraft, Links
from faitiere.domains.events.services.invitations import Invitee
from faitiere.domains.territories.models import Country

FIRST_DAYS = (date(2023, 10, 12), date(2023, 10, 13))
NEXT_DAYS = (date(2024, 3, 6), date(2024, 3, 7))
OF_THE_FIRST = 120  # of the crowd came to the first edition
PLACES = 900
TEXT = (
    "Deux jours pour les collectivités qui coopèrent d’une rive à l’autre : eau, jeunesse, liens entre territoires. "
    "Rencontres, lieux et personnes sont inventés pour la démonstration."
)
# What the heads of the towns answer to the invitation, by tens; the others have yet to.
REPLIES = {1: AnswerKind.YES, 4: AnswerKind.YES, 6: AnswerKind.NO, 9: AnswerKind.UNSURE}


def build(site: Site) -> None:
    """Found the towns, hold the first edition, open the second."""
    amina = User.objects.get(email=AMINA.email)
    site = replace(site, by=amina)
    crowd.found_towns(site)
    draft = EventDraft(
        "Rencontres des Deux Rives",
        EventKind.GATHERING,
        audience=EventAudience.PUBLIC,
        format=EventFormat.ONSITE,
        description=TEXT,
        series=series.create(
            series.SeriesDraft("Rencontres des Deux Rives", description=TEXT, source=INVENTED), by=site.by
        ),
        venue=venues.create(
            venues.VenueDraft(
                "Halle aux Cordages",
                address="Commune fictive de la démonstration, quai de l’Exemple",
                city="Port-Cendré",
                access="Tram A, arrêt Cordages. Entrée de plain-pied quai de l’Exemple ; boucle magnétique en salle.",
                latitude=46.3,
                longitude=-1.1,
            ),
            by=site.by,
        ),
        owner=amina,
        is_in_newsletter=False,
        source=INVENTED,
    )
    people = list(faces(site.crowd))
    _hold_the_first(site, replace(draft, edition=1), people[:OF_THE_FIRST])
    _open_the_next(site, replace(draft, edition=2), people)


def _create(site: Site, draft: EventDraft, days: tuple[date, date], *, now: datetime) -> Event:
    """Write an edition, and announce it on the same day."""
    links = Links(countries=[Country.objects.get(pk=COUNTRY)], hosts=[site.authorities["port-cendre"]])
    title = replace(draft, title=f"{draft.edition}{'res' if draft.edition == 1 else 'es'} {draft.title}")
    event = events.create(title, When.days(*days), capacity=PLACES, links=links, by=site.by, now=now)
    return events.announce(event, by=site.by, now=now)


def _hold_the_first(site: Site, draft: EventDraft, people: list[Face]) -> None:
    """Hold the edition of October: six in seven came in, each has a certificate, the minutes are public."""
    event = _create(site, draft, FIRST_DAYS, now=at("2023-05-02"))
    events.open_registration(event, by=site.by, now=at("2023-06-01"))
    # They had registered on paper, without an address: nobody of the crowd is written to.
    guests = [replace(crowd.guest(site, one), email="") for one in people]
    coming = [registrations.register(event, guest, by=site.by, now=at("2023-07-03")) for guest in guests]
    opening = at("2023-10-12T08:30")
    passages = [
        Passage(scan_of(one), one.pk, opening + timedelta(seconds=30 * rank))
        for rank, one in enumerate(coming)
        if rank % 7 != 5
    ]
    attendance.record(event, passages, terminal="Accueil", by=site.by, now=at("2023-10-12T12:00"))
    events.hold(event, by=site.by, now=at("2023-10-14"))
    certificates.issue_all(event, by=site.by, now=at("2023-10-16"))
    said = MinutesDraft(
        text="Une centaine de personnes ont travaillé deux jours sur l’eau et la jeunesse. Trois chantiers s’ouvrent.",
        access=MinutesAccess.PUBLIC,
        decisions=(
            DecisionDraft("Tenir une deuxième édition au printemps 2024", owner_name="Équipe du réseau"),
            DecisionDraft("Publier un guide des chantiers de jeunes", owner_name="Montbrume", due_on=date(2024, 3, 1)),
        ),
    )
    minutes.publish(minutes.begin(event, said, by=site.by, now=at("2023-10-17")), by=site.by, now=at("2023-10-20"))


def _open_the_next(site: Site, draft: EventDraft, people: list[Face]) -> None:
    """Open the edition of March: the head of each town is invited, and 800 people register."""
    event = _create(site, draft, NEXT_DAYS, now=at("2023-11-06"))
    sessions = programme.write(site, event, NEXT_DAYS, now=at("2023-11-20"))
    sites.publish(
        event,
        sites.SiteDraft("deux-rives-2024", tagline="Un fleuve, deux rives", text=TEXT),
        by=site.by,
        now=at("2023-12-01"),
    )
    events.open_registration(event, by=site.by, now=at("2023-12-01"))
    _invite(site, event, people)
    chosen = _sessions_of_each(sessions)
    opened = at("2023-12-08")
    for face in people:
        now = opened + timedelta(minutes=45 * face.rank)
        wanted = chosen[face.rank % len(chosen)]
        registrations.register(event, crowd.guest(site, face), sessions=wanted, by=site.by, now=now)


def _invite(site: Site, event: Event, people: list[Face]) -> None:
    heads = crowd.one_from_each(people)
    invitees = [
        Invitee(
            authority=site.authorities[face.town],
            name=f"{face.first_name} {face.last_name}",
            email=face.email,
            side=crowd.side(face),
            why="Votre collectivité coopère d’une rive à l’autre.",
        )
        for face in heads
    ]
    for rank, invitation in enumerate(invitations.invite(event, invitees, by=site.by, now=at("2023-12-04")).new):
        if kind := REPLIES.get(rank % 10):
            reply = Reply(kind, at("2023-12-06"), AnswerWay.PAPER)
            answers.answer(invitation, reply, by=site.by, now=at("2023-12-06"))


def _sessions_of_each(sessions: list[Session]) -> list[list[Session]]:
    """Return what people choose, in turn: most nothing but the plenaries, some one or two sessions."""
    open_to_all = {one.title: one for one in sessions if one.has_registration and not one.is_members_only}
    water, youth, fund, closed, projects, twinning, visit, meetings = open_to_all.values()
    return [[], [water], [], [fund, visit], [], [closed, meetings], [youth], [], [projects], [], [twinning], []]
