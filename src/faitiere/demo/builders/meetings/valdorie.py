"""The meetings of the invented group: one held, with its minutes; the next; one cancelled; one put off."""

from dataclasses import replace
from datetime import date, datetime

from faitiere.demo.builders.site import INVENTED, Site, at, scan_of
from faitiere.demo.cast import AMINA, BERNARD, CHLOE
from faitiere.demo.fiction import COUNTRY, GROUP, PEOPLE
from faitiere.domains.accounts.models import User
from faitiere.domains.events.choices import (
    AnswerKind,
    AnswerWay,
    EventAudience,
    EventFormat,
    EventKind,
    MinutesAccess,
)
from faitiere.domains.events.models import Event, Minutes, Registration, Venue
from faitiere.domains.events.models.when import When
from faitiere.domains.events.services import answers, events, invitations, registrations, venues
from faitiere.domains.events.services.answers import Reply
from faitiere.domains.events.services.changes import Words
from faitiere.domains.events.services.day import attendance, minutes
from faitiere.domains.events.services.day.attendance import Passage
from faitiere.domains.events.services.day.minutes import DecisionDraft, MinutesDraft
from faitiere.domains.events.services.events import EventDraft, Links
from faitiere.domains.events.services.guests import sendings
from faitiere.domains.events.services.invitations import Invitee
from faitiere.domains.events.services.registrations import Guest
from faitiere.domains.territories.models import Country

MADE_UP = "Groupe et pays inventés pour la démonstration."
ROOM = "https://visio.example/valdorie-"
FACTS = {fact.slug: fact for fact in PEOPLE}
CAME = [BERNARD.key, "nadia", CHLOE.key, "helene", "julien"]
WHY = "Le groupe-pays Valdorie compte votre collectivité parmi ses membres."
# What each answered to the next meeting; Bernard and Chloé have yet to.
ANSWERS = {"helene": AnswerKind.YES, "nadia": AnswerKind.UNSURE, "julien": AnswerKind.NO}
INVITED = [BERNARD.key, CHLOE.key, "nadia", "helene", "samir", "julien"]


def build(site: Site) -> None:
    """Tell the four meetings in the order of their dates, by the hand of Amina."""
    site = replace(site, by=User.objects.get(email=AMINA.email))
    hall = venues.create(
        venues.VenueDraft(
            "Hôtel de ville de Montbrume",
            address="Commune fictive de la démonstration, place de l’Exemple",
            city="Montbrume",
            access="Bus 2, arrêt Mairie ; l’entrée de plain-pied est rue du Marché.",
        ),
        by=site.by,
    )
    _meet_again(site, _account(site, _meet(site, hall)))
    _call_off(site)
    _put_off(site)


def _create(site: Site, draft: EventDraft, when: When, *, now: datetime) -> Event:
    """Create a meeting of the group, announced and open on the day it is written."""
    group = site.groups[GROUP]
    owner = User.objects.get(email=AMINA.email)
    whole = replace(
        draft, group=group, audience=EventAudience.GROUP, owner=owner, is_in_newsletter=False, source=INVENTED
    )
    links = Links(countries=[Country.objects.get(pk=COUNTRY)])
    event = events.create(whole, when, links=links, by=site.by, now=now)
    return events.open_registration(event, by=site.by, now=now)


def _meet(site: Site, hall: Venue) -> Event:
    """Hold the meeting of November, to which five of six came."""
    draft = EventDraft(
        "Réunion du groupe-pays Valdorie",
        EventKind.GROUP_MEETING,
        format=EventFormat.HYBRID,
        description=f"Bilan de l’année et projets d’eau et de jeunesse. {MADE_UP}",
        venue=hall,
        video_url=f"{ROOM}novembre",
    )
    event = _create(site, draft, When.exact(at("2023-11-23T14:30"), at("2023-11-23T16:30")), now=at("2023-10-05"))
    coming = [_register(site, event, slug, now=at("2023-10-20")) for slug in [*CAME, "samir"]]
    seen_at = at("2023-11-23T14:20")
    passages = [Passage(scan_of(one), one.pk, seen_at) for one in coming[: len(CAME)]]
    attendance.record(event, passages, terminal="Accueil", by=site.by, now=at("2023-11-23T14:35"))
    return events.hold(event, by=site.by, now=at("2023-11-23T17:00"))


def _account(site: Site, event: Event) -> Minutes:
    """Publish the minutes: one decision done, two to do."""
    draft = MinutesDraft(
        text=(
            "La fédération des communes de Valdorie présente le calendrier de ses chantiers d’eau. Montbrume et "
            "Val-de-Brume partagent leurs agents deux semaines par an. Valmont-sur-Loire propose d’accueillir six "
            "jeunes en service civique à l’automne."
        ),
        attendance_note="Cinq personnes de trois collectivités. Excusé : Samir Haddad (Montbrume).",
        access=MinutesAccess.GROUP,
        decisions=(
            DecisionDraft("Rédiger la fiche commune sur l’eau", site.persons["julien"], due_on=date(2023, 12, 20)),
            DecisionDraft("Chiffrer l’accueil de six jeunes", site.persons["bernard"], due_on=date(2024, 2, 9)),
            DecisionDraft("Inviter la fédération à la prochaine réunion", owner_name="Équipe du réseau"),
        ),
    )
    found = minutes.begin(event, draft, by=site.by, now=at("2023-11-24"))
    minutes.publish(found, by=site.by, now=at("2023-11-28"))
    done = found.decisions.get(owner=site.persons["julien"])
    minutes.finish(done, on=date(2023, 12, 18), by=site.by, now=at("2023-12-18"))
    return found


def _meet_again(site: Site, found: Minutes) -> None:
    """Plan the next meeting from the minutes and invite the group."""
    when = When.exact(at("2024-02-13T10:00"), at("2024-02-13T12:00"))
    event = minutes.plan_next(found, when, by=site.by, now=at("2024-01-08"))
    draft = replace(
        _said(event),
        video_url=f"{ROOM}fevrier",
        description=f"Eau, jeunesse, mission à venir. {MADE_UP}",
        source=INVENTED,
    )
    events.edit(event, draft, by=site.by, now=at("2024-01-08"))
    events.open_registration(event, by=site.by, now=at("2024-01-09"))
    invitees = [
        Invitee(
            person=site.persons[slug],
            authority=site.authorities[FACTS[slug].town],
            email=FACTS[slug].email,
            why=WHY,
        )
        for slug in INVITED
    ]
    invited = invitations.invite(event, invitees, by=site.by, now=at("2024-01-10")).new
    sendings.queue(event, by=site.by, now=at("2024-01-10"))
    sendings.send_queued(now=at("2024-01-10"), event=event)
    by_person = {invitation.person_id: invitation for invitation in invited}
    for slug, kind in ANSWERS.items():
        reply = Reply(kind, at("2024-01-12"), AnswerWay.LINK)
        answers.answer(by_person[site.persons[slug].pk], reply, by=site.by, now=at("2024-01-12"))


def _call_off(site: Site) -> None:
    """Cancel a visit for which two had registered."""
    draft = EventDraft(
        "Visite d’étude à Port-Cendré",
        EventKind.WORKSHOP,
        format=EventFormat.ONSITE,
        description=f"Une journée sur la reconversion du port. {MADE_UP}",
        place="Port-Cendré",
    )
    event = _create(site, draft, When.days(date(2024, 1, 30)), now=at("2023-11-30"))
    for slug in (CHLOE.key, "samir"):
        _register(site, event, slug, now=at("2023-12-11"))
    words = Words(
        reason="Le quai est fermé pour travaux jusqu’à l’été",
        registered="Nous vous proposerons une autre visite à l’automne. Votre place y sera gardée.",
        public="La visite d’étude à Port-Cendré n’aura pas lieu.",
    )
    events.cancel(event, words=words, by=site.by, now=at("2024-01-15"))


def _put_off(site: Site) -> None:
    """Put off a mission to the autumn."""
    draft = EventDraft(
        "Mission du groupe en Valdorie",
        EventKind.MISSION,
        format=EventFormat.ONSITE,
        description=f"Cinq jours de travail avec la fédération des communes de Valdorie. {MADE_UP}",
        place="Valdorie",
    )
    event = _create(site, draft, When.days(date(2024, 3, 18), date(2024, 3, 22)), now=at("2023-11-30"))
    for slug in (BERNARD.key, "julien"):
        _register(site, event, slug, now=at("2023-12-11"))
    words = Words(
        reason="La fédération renouvelle son équipe",
        registered="Vos inscriptions sont gardées : vous n’avez rien à faire.",
        public="La mission est reportée à l’automne.",
    )
    events.postpone(event, words=words, expected="automne 2024", by=site.by, now=at("2024-01-11"))


def _register(site: Site, event: Event, slug: str, *, now: datetime) -> Registration:
    fact = FACTS[slug]
    guest = Guest(
        fact.first_name,
        fact.last_name,
        fact.email,
        role=fact.title,
        person=site.persons[slug],
        authority=site.authorities[fact.town],
    )
    return registrations.register(event, guest, by=site.by, now=now)


def _said(event: Event) -> EventDraft:
    """Return what is said of an event, as its edit form would take it."""
    return EventDraft(**{name: getattr(event, name) for name in EventDraft.__dataclass_fields__})
