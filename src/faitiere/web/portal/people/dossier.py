"""« Qui voit mes données ? »: each datum with its reason, source and readers, read from the rules themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from faitiere.domains.accounts.models import User
from faitiere.domains.groups.models import GroupMember
from faitiere.domains.groups.queries import Mission, missions_of
from faitiere.domains.people.choices import Audience, LegalBasis
from faitiere.domains.people.models import ContactPoint, Correction, Office, Person, Position
from faitiere.domains.people.rules.audiences import audience_of
from faitiere.kernel.audit.models import AuditEntry
from faitiere.kernel.mail.models import OutboundMessage
from faitiere.kernel.periods import PartialDate
from faitiere.web.portal.access import Visitor

ERASED = "effacé sur demande"
PUBLIC_RECORD = "conservé : fait d’information publique (RGPD, art. 17-3)"
UNTIL_ASKED = "jusqu’à ce que vous en demandiez l’effacement"
HISTORY = "sans limite : histoire des mandats du réseau"
KNOW_WHO = "savoir qui exerce quel mandat et s’adresser à chacun comme il convient"
COLUMNS = (
    *("Rubrique", "Donnée", "Valeur", "Pourquoi", "Base légale", "Qui la voit", "Source", "Depuis"),
    *("Conservée", "En cas d’effacement"),
)


@dataclass(frozen=True)
class Datum:
    """Something the network knows about somebody. `contact` is the address that its holder may withdraw."""

    heading: str
    label: str
    value: str
    purpose: str
    basis: str
    audience: Audience
    source: str = "équipe du réseau"
    since: str = ""
    kept: str = UNTIL_ASKED
    on_erasure: str = ERASED
    contact: ContactPoint | None = None

    @property
    def row(self) -> tuple[str, ...]:
        """Return it as a line of a spreadsheet, in the order of `COLUMNS`."""
        seen_by = str(self.audience.label)
        facts = (self.heading, self.label, self.value, self.purpose, self.basis, seen_by)
        return (*facts, self.source, self.since, self.kept, self.on_erasure)


def dossier(visitor: Visitor) -> list[Datum]:
    """Return every datum about a visitor, in the order of the page."""
    known = list(_of_person(visitor.person, visitor.on)) if visitor.person else []
    return [*known, *_of_login(visitor.user)]


def _of_person(person: Person, on: date) -> Iterator[Datum]:
    missions = missions_of(person, on)
    offices = list(Office.objects.filter(person=person).select_related("authority").prefetch_related("mentions"))
    yield from _identity(person, _audience(missions, offices), is_elected=bool(offices))
    yield from _offices(offices, _audience(missions, offices))
    yield from _positions(person)
    yield from _missions(missions)
    yield from _contacts(person, on)
    yield from _groups(person, on)


def _audience(missions: list[Mission], offices: list[Office]) -> Audience:
    """Return who reads a name: everybody for whoever holds a seat of the network, one's own authority for the élus."""
    if missions:
        return Audience.PUBLIC
    return Audience.AUTHORITY if offices else Audience.STAFF


def _identity(person: Person, audience: Audience, *, is_elected: bool) -> Iterator[Datum]:
    basis, fate = str(LegalBasis.LEGITIMATE_INTEREST.label), PUBLIC_RECORD if is_elected else ERASED
    name = f"{person.get_civility_display()} {person}".strip()
    yield Datum("Identité", "Nom", name, KNOW_WHO, basis, audience, on_erasure=fate)
    if person.also_spelled:
        spelled = ", ".join(person.also_spelled)
        yield Datum("Identité", "Autres graphies", spelled, "vous retrouver", basis, Audience.STAFF)
    if person.note:
        yield Datum("Identité", "Note interne", person.note, "suivi par l’équipe", basis, Audience.STAFF)


def _offices(offices: list[Office], audience: Audience) -> Iterator[Datum]:
    for office in offices:
        mentions = list(office.mentions.all())
        source = mentions[-1].source if mentions else "équipe du réseau"
        value = f"{office.title}, {office.authority}"
        if office.ends_on:
            value += f" (jusqu’au {PartialDate(office.ends_on)})"
        since = PartialDate(office.starts_on) if office.starts_on else mentions[0].seen if mentions else ""
        basis = str(LegalBasis.LEGITIMATE_INTEREST.label)
        facts = ("Mandats électifs", "Mandat", value, KNOW_WHO, basis, audience, source, str(since))
        yield Datum(*facts, kept=HISTORY, on_erasure=PUBLIC_RECORD)


def _positions(person: Person) -> Iterator[Datum]:
    for position in Position.objects.filter(person=person).select_related("organization").prefetch_related("mentions"):
        mentions = list(position.mentions.all())
        source = mentions[-1].source if mentions else "équipe du réseau"
        value = f"{position.title}, {position.organization}"
        since = str(PartialDate(position.starts_on)) if position.starts_on else ""
        basis = str(LegalBasis.LEGITIMATE_INTEREST.label)
        yield Datum("Fonctions", "Fonction", value, KNOW_WHO, basis, Audience.STAFF, source, since)


def _missions(missions: list[Mission]) -> Iterator[Datum]:
    basis = str(LegalBasis.CONTRACT.label)
    for mission in missions:
        label = "Suppléance" if mission.is_substitute else "Mandat"
        seat, since = str(mission.mandate.seat), str(mission.mandate.held_since)
        purpose = "gouvernance du réseau"
        facts = ("Mandats dans le réseau", label, seat, purpose, basis, Audience.PUBLIC, "équipe du réseau", since)
        yield Datum(*facts, kept=HISTORY, on_erasure=PUBLIC_RECORD)
        for letter in mission.letters:
            value = f"n° {letter.letter}, {letter.get_state_display()}"
            issued = str(PartialDate(letter.letter.issued_on))
            facts = ("Mandats dans le réseau", "Lettre de mission", value, "confier la mission", basis)
            yield Datum(*facts, Audience.STAFF, "équipe du réseau", issued, HISTORY, PUBLIC_RECORD)


def _contacts(person: Person, on: date) -> Iterator[Datum]:
    rows = ContactPoint.objects.filter(person=person).select_related("authority").order_by("pk")
    for contact in rows:
        is_used = contact.ends_on is None or on < contact.ends_on
        label = str(contact.get_kind_display()) + (f" ({contact.authority})" if contact.authority else "")
        yield Datum(
            heading="Coordonnées",
            label=label[:1].upper() + label[1:],
            value=contact.value if is_used else f"{contact.value} (n’est plus utilisée)",
            purpose=str(contact.get_purpose_display()),
            basis=str(contact.get_legal_basis_display()),
            audience=audience_of(contact) if is_used else Audience.STAFF,
            source=contact.source,
            since=str(PartialDate(contact.collected_on)),
            contact=contact if is_used else None,
        )


def _groups(person: Person, on: date) -> Iterator[Datum]:
    rows = GroupMember.objects.filter(contacts=person).select_related("group", "authority").order_by("pk")
    for member in rows:
        value = f"contact {member.authority.genitive} pour {member.group}"
        since = str(PartialDate(member.starts_on)) if member.starts_on else ""
        basis = str(LegalBasis.CONTRACT.label)
        yield Datum("Groupes", "Contact", value, "travail du groupe", basis, Audience.GROUPS, member.source, since)


def _of_login(user: User) -> Iterator[Datum]:
    basis, opened = str(LegalBasis.LEGITIMATE_INTEREST.label), str(PartialDate(user.date_joined.date()))
    yield Datum("Compte", "Adresse de connexion", user.email, "vous connecter", basis, Audience.STAFF, since=opened)
    for key in user.authenticator_set.filter(type="webauthn").order_by("pk"):
        since = str(PartialDate(key.created_at.date()))
        facts = ("Compte", "Clé d’accès", key.data["name"], "vous connecter", basis, Audience.STAFF, "vous", since)
        yield Datum(*facts)
    sent = OutboundMessage.objects.filter(recipient__iexact=user.email).aggregate(count=Count("pk"))["count"]
    if sent:
        value, purpose = f"{sent} message{'s' if sent > 1 else ''}", "prouver ce qui vous a été envoyé"
        yield Datum("Compte", "Messages envoyés", value, purpose, basis, Audience.STAFF, "envois du réseau")
    proposed = Correction.objects.filter(author=user).count()
    if proposed:
        value, purpose = f"{proposed} correction{'s' if proposed > 1 else ''}", "tenir les fiches à jour"
        facts = ("Compte", "Corrections proposées", value, purpose, basis, Audience.AUTHORITY, "vous")
        yield Datum(*facts, on_erasure="conservé sans votre nom")
    deeds = AuditEntry.objects.filter(actor_id=user.pk).count()
    if deeds:
        value, purpose = f"{deeds} ligne{'s' if deeds > 1 else ''}", "savoir qui a fait quoi (sécurité)"
        facts = ("Compte", "Journal", value, purpose, basis, Audience.STAFF, "vos actions")
        yield Datum(*facts, on_erasure="conservé : preuve de ce qui a été fait (RGPD, art. 17-3-e)")
