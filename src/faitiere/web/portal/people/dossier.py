"""« Qui voit mes données ? »: each datum with its reason, source and readers, read from the rules themselves."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from allauth.mfa.models import Authenticator

from faitiere.domains.accounts.models import User
from faitiere.domains.groups.models import GroupMember
from faitiere.domains.groups.queries import Assignment, assignments_of
from faitiere.domains.people.choices import Audience, LegalBasis
from faitiere.domains.people.models import ContactPoint, Correction, Office, Person, Position
from faitiere.domains.people.rules.audiences import audience_of
from faitiere.kernel.audit.models import AuditEntry
from faitiere.kernel.mail.models import OutboundMessage
from faitiere.kernel.periods import PartialDate
from faitiere.web.portal.access import Visitor

STAFF = "équipe du réseau"
PUBLIC_RECORD = "conservé : fait d’information publique (RGPD, art. 17-3)"


@dataclass(frozen=True)
class Use:
    """Why a datum is kept, by which right, how long, and what an erasure does to it."""

    purpose: str
    basis: LegalBasis = LegalBasis.LEGITIMATE_INTEREST
    kept: str = "jusqu’à ce que vous en demandiez l’effacement"
    on_erasure: str = "effacé sur demande"


KNOWING = Use("savoir qui exerce quel mandat et s’adresser à chacun comme il convient")
REMEMBERING = replace(KNOWING, kept="sans limite : histoire des mandats", on_erasure=PUBLIC_RECORD)
GOVERNING = replace(REMEMBERING, purpose="gouvernance du réseau", basis=LegalBasis.CONTRACT)
WORKING = Use("travail du groupe", basis=LegalBasis.CONTRACT)
SIGNING_IN = Use("vous connecter")
CORRECTING = Use("tenir les fiches à jour", on_erasure="conservé sans votre nom")
PROVING = Use(
    "savoir qui a fait quoi (sécurité)", on_erasure="conservé : preuve de ce qui a été fait (RGPD, art. 17-3-e)"
)


@dataclass(frozen=True)
class Datum:
    """Something the network knows about somebody. `contact` is the address that its holder may withdraw."""

    heading: str
    label: str
    value: str
    use: Use
    audience: Audience
    source: str = STAFF
    since: PartialDate | str = ""
    contact: ContactPoint | None = None

    @property
    def is_kept(self) -> bool:
        """Tell whether an erasure leaves it."""
        return self.use.on_erasure.startswith("conservé")

    def row(self) -> tuple[str, ...]:
        """Return it as a line of a spreadsheet, in the order of `COLUMNS`."""
        said = (
            self.heading,
            self.label,
            self.value,
            self.use.purpose,
            str(self.use.basis.label),
            str(self.audience.label),
        )
        return (*said, self.source, str(self.since), self.use.kept, self.use.on_erasure)


COLUMNS = (
    *("Rubrique", "Donnée", "Valeur", "Pourquoi", "Base légale", "Qui la voit"),
    *("Source", "Depuis", "Conservée", "En cas d’effacement"),
)


def dossier(visitor: Visitor) -> list[Datum]:
    """Return every datum about a visitor, in the order of the page."""
    known = list(_of_person(visitor.person, visitor.on)) if visitor.person else []
    return [*known, *_of_login(visitor.user), *_of_deeds(visitor.user)]


def _of_person(person: Person, on: date) -> Iterator[Datum]:
    assignments = assignments_of(person, on)
    offices = list(Office.objects.filter(person=person).select_related("authority").prefetch_related("mentions"))
    readers = _readers(assignments, offices)
    yield from _identity(person, readers, use=REMEMBERING if offices else KNOWING)
    for office in offices:
        yield _office(office, readers)
    yield from _positions(person)
    for assignment in assignments:
        yield from _assignment(assignment)
    yield from _contacts(person, on)
    yield from _groups(person)


def _readers(assignments: list[Assignment], offices: list[Office]) -> Audience:
    """Return who reads a name: everybody for whoever holds a seat of the network, one's own authority for the élus."""
    if assignments:
        return Audience.PUBLIC
    return Audience.AUTHORITY if offices else Audience.STAFF


def _identity(person: Person, readers: Audience, *, use: Use) -> Iterator[Datum]:
    name = f"{person.get_civility_display()} {person}".strip()
    yield Datum("Identité", "Nom", name, use, readers)
    if person.also_spelled:
        spelled = ", ".join(person.also_spelled)
        yield Datum("Identité", "Autres graphies", spelled, Use("vous retrouver"), Audience.STAFF)
    if person.note:
        yield Datum("Identité", "Note interne", person.note, Use("suivi par l’équipe"), Audience.STAFF)


def _office(office: Office, readers: Audience) -> Datum:
    mentions = list(office.mentions.all())
    told = office.authority.name in office.title  # « Maire de Valmont-sur-Loire »
    value = office.title if told else f"{office.title}, {office.authority}"
    if office.ends_on:
        value += f" (jusqu’au {PartialDate(office.ends_on)})"
    return Datum(
        heading="Mandats électifs",
        label="Mandat",
        value=value,
        use=REMEMBERING,
        audience=readers,
        source=mentions[-1].source if mentions else STAFF,
        since=PartialDate(office.starts_on) if office.starts_on else mentions[0].seen if mentions else "",
    )


def _positions(person: Person) -> Iterator[Datum]:
    for position in Position.objects.filter(person=person).select_related("organization"):
        value = f"{position.title}, {position.organization}"
        since = PartialDate(position.starts_on) if position.starts_on else ""
        yield Datum("Fonctions", "Fonction", value, KNOWING, Audience.STAFF, since=since)


def _assignment(assignment: Assignment) -> Iterator[Datum]:
    label = "Suppléance" if assignment.is_substitute else "Mandat"
    seat, since = str(assignment.mandate.seat), assignment.mandate.held_since
    seat = seat[:1].upper() + seat[1:]
    yield Datum("Mandats dans le réseau", label, seat, GOVERNING, Audience.PUBLIC, since=since)
    for letter in assignment.letters:
        value = f"n° {letter.letter}, {letter.get_state_display()}"
        issued = PartialDate(letter.letter.issued_on)
        yield Datum("Mandats dans le réseau", "Lettre de mission", value, GOVERNING, Audience.STAFF, since=issued)


def _contacts(person: Person, on: date) -> Iterator[Datum]:
    for contact in ContactPoint.objects.filter(person=person).select_related("authority").order_by("pk"):
        is_used = contact.ends_on is None or on < contact.ends_on
        means = str(contact.get_kind_display()).capitalize()
        yield Datum(
            heading="Coordonnées",
            label=f"{means} ({contact.authority})" if contact.authority else means,
            value=contact.value if is_used else f"{contact.value} (n’est plus utilisée)",
            use=Use(str(contact.get_purpose_display()), LegalBasis(contact.legal_basis)),
            audience=audience_of(contact) if is_used else Audience.STAFF,
            source=contact.source,
            since=PartialDate(contact.collected_on),
            contact=contact if is_used else None,
        )


def _groups(person: Person) -> Iterator[Datum]:
    for member in GroupMember.objects.filter(contacts=person).select_related("group", "authority").order_by("pk"):
        value = f"contact {member.authority.genitive} pour : {member.group}"
        since = PartialDate(member.starts_on) if member.starts_on else ""
        yield Datum("Groupes", "Contact", value, WORKING, Audience.GROUPS, member.source or STAFF, since)


def _of_login(user: User) -> Iterator[Datum]:
    yield Datum("Compte", "Adresse de connexion", user.email, SIGNING_IN, Audience.STAFF)
    for key in Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN).order_by("pk"):
        since = PartialDate(key.created_at.date())
        yield Datum("Compte", "Clé d’accès", str(key), SIGNING_IN, Audience.STAFF, "vous", since)


def _of_deeds(user: User) -> Iterator[Datum]:
    sent = OutboundMessage.objects.filter(recipient__iexact=user.email).count()
    if sent:
        use = Use("prouver ce qui vous a été envoyé")
        yield Datum("Traces", "Messages envoyés", _counted(sent, "message"), use, Audience.STAFF)
    proposed = Correction.objects.filter(author=user).count()
    if proposed:
        told = _counted(proposed, "correction")
        yield Datum("Traces", "Corrections proposées", told, CORRECTING, Audience.AUTHORITY, "vous")
    deeds = AuditEntry.objects.filter(actor_id=user.pk).count()
    if deeds:
        yield Datum("Traces", "Journal", _counted(deeds, "ligne"), PROVING, Audience.STAFF, "vos actions")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' if number > 1 else ''}"
