"""Logins of the cast, how to reach them and by which right, and what they have asked of the network."""

from datetime import date

from faitiere.demo.builders.site import INVENTED, Site
from faitiere.demo.cast import AMINA, EVE, PLAYERS
from faitiere.demo.fiction import PEOPLE, TOWNS
from faitiere.domains.accounts.services import logins
from faitiere.domains.people.choices import ContactKind, ContactPurpose, LegalBasis
from faitiere.domains.people.services import contacts, persons

COLLECTED_ON = date(2021, 4, 19)
BASES = {
    ContactPurpose.MANDATE: LegalBasis.LEGITIMATE_INTEREST,
    ContactPurpose.MEMBERSHIP: LegalBasis.CONTRACT,
    ContactPurpose.INVITATIONS: LegalBasis.LEGITIMATE_INTEREST,
    ContactPurpose.NEWSLETTER: LegalBasis.CONSENT,
}
PURPOSES = {
    "bernard": [ContactPurpose.MANDATE, ContactPurpose.INVITATIONS, ContactPurpose.NEWSLETTER],
    "chloe": [ContactPurpose.MEMBERSHIP, ContactPurpose.INVITATIONS, ContactPurpose.NEWSLETTER],
    "samir": [ContactPurpose.MEMBERSHIP],
    "denis": [ContactPurpose.NEWSLETTER],
}


def build(site: Site) -> None:
    """Open the logins, then write the addresses."""
    _open_logins(site)
    _write_towns(site)
    _write_people(site)


def _open_logins(site: Site) -> None:
    """Ève has a login that nobody has tied to a person: the network does not know her."""
    for player in PLAYERS:
        user = logins.create(player.email, name=player.name, is_staff=player.is_staff, by=site.by)
        if player == AMINA:
            draft = persons.PersonDraft(
                last_name=player.last_name,
                first_name=player.first_name,
                civility=player.civility,
                note="Personnage inventé.",
            )
            site.persons[player.key] = persons.create(draft, by=site.by)
        if player != EVE:
            persons.link_account(site.persons[player.key], user, by=site.by)


def _write_towns(site: Site) -> None:
    for town in TOWNS:
        draft = contacts.ContactDraft(
            kind=ContactKind.EMAIL,
            value=town.email,
            purpose=ContactPurpose.MEMBERSHIP,
            legal_basis=LegalBasis.CONTRACT,
            source=INVENTED,
            authority=site.authorities[town.slug],
            role="Accueil",
        )
        contacts.add(draft, on=COLLECTED_ON, by=site.by)


def _write_people(site: Site) -> None:
    for fact in PEOPLE:
        for purpose in PURPOSES.get(fact.slug, [ContactPurpose.MANDATE] if fact.email else []):
            draft = contacts.ContactDraft(
                kind=ContactKind.EMAIL,
                value=fact.email,
                purpose=purpose,
                legal_basis=BASES[purpose],
                source=INVENTED,
                person=site.persons[fact.slug],
                authority=site.authorities[fact.town],
                role=fact.title,
            )
            contacts.add(draft, on=COLLECTED_ON, by=site.by)
