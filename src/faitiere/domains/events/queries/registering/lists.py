"""Lists of people that come in a spreadsheet: columns recognised by their headings, doubtful rows said.

A row is a dictionary of plain values, so that an import remembers exactly what it has shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models.functions import Lower

from faitiere.domains.events.choices import Side
from faitiere.domains.events.models import Registration
from faitiere.domains.people.choices import ContactKind
from faitiere.domains.people.models import ContactPoint, Person
from faitiere.domains.territories.models import Authority
from faitiere.domains.territories.queries import search
from faitiere.kernel.words import plain, words

HEADINGS = {
    "first_name": ("prenom", "prenoms"),
    "last_name": (
        "nom",
        "nom de famille",
        "nom d usage",
        "nom complet",
        "participant",
        "nom et prenom",
        "prenom et nom",
    ),
    "email": ("email", "e mail", "courriel", "mail", "adresse electronique", "adresse mail", "adresse e mail"),
    "role": ("fonction", "qualite", "mandat", "titre", "poste"),
    "town": ("collectivite", "commune", "ville", "collectivite territoriale"),
    "code": ("code insee", "insee", "code commune"),
    "organization_name": ("organisation", "structure", "organisme", "association", "employeur"),
    "side": ("cote", "delegation"),
    "needs": ("besoins", "accessibilite", "accessibilite regime", "regime", "regime alimentaire"),
}
_KNOWN = {heading: field for field, headings in HEADINGS.items() for heading in headings}
_LIMITED = {"first_name", "last_name", "role", "email", "organization_name"}
_LIMITS = {field.name: field.max_length for field in Registration._meta.concrete_fields if field.name in _LIMITED}
_PARTNER = ("partenaire", "pays partenaire", "etranger")

Row = dict[str, Any]


@dataclass(frozen=True)
class Understood:
    """What a spreadsheet says, and the columns that say nothing here."""

    rows: list[Row]
    ignored: list[str]


def understood(table: Sequence[Sequence[str]], on: date) -> Understood | None:
    """Return the people that a table names; None when no column holds a name."""
    filled = [(number, row) for number, row in enumerate(table, start=1) if any(row)]
    if not filled:
        return None
    headings, *body = [row for _number, row in filled]
    columns = {index: _KNOWN.get(" ".join(words(text))) for index, text in enumerate(headings)}
    if "last_name" not in columns.values():
        return None
    rows = []
    for (number, _), cells in zip(filled[1:], body, strict=True):
        said: Row = {"line": number, **dict.fromkeys(HEADINGS, "")}
        for index, field in columns.items():
            if field and index < len(cells) and cells[index] and not said[field]:
                said[field] = cells[index]
        rows.append(_checked(said, has_first_name="first_name" in columns.values()))
    _name_people(rows, on)
    _name_authorities(rows, on)
    return Understood(rows, [text for index, text in enumerate(headings) if text and not columns[index]])


def _checked(said: Row, *, has_first_name: bool) -> Row:
    """Return a row with what is doubtful in it (`remarks`), or why it cannot be taken (`refusal`)."""
    remarks, refusal = [], ""
    if not has_first_name and " " in said["last_name"]:
        said["first_name"], said["last_name"] = said["last_name"].split(" ", 1)
        remarks.append("prénom et nom séparés à la première espace")
    if not said["last_name"]:
        refusal = "sans nom"
    elif any(len(said[name]) > most for name, most in _LIMITS.items() if most):
        refusal = "un texte est trop long"
    elif said["email"] and not _is_address(said["email"]):
        refusal = f"« {said['email']} » n’est pas une adresse électronique"
    elif not said["email"]:
        remarks.append("sans adresse : rien ne pourra lui être écrit")
    is_partner = plain(said["side"]) in _PARTNER
    side = Side.PARTNER.value if is_partner else Side.FRANCE.value
    return said | {"side": side, "person": None, "authority": None, "remarks": remarks, "refusal": refusal}


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _name_people(rows: Iterable[Row], on: date) -> None:
    """Join each address to the person of the directory who alone has it, and to the authority they have it for."""
    wanted = {row["email"].lower() for row in rows if row["email"]}
    contacts = ContactPoint.objects.annotate(address=Lower("value")).filter(address__in=wanted, kind=ContactKind.EMAIL)
    known: dict[str, dict[int, int | None]] = {}
    for one in contacts.filter(person__in=Person.objects.current()).order_by("pk"):
        if one.person_id and (one.ends_on is None or one.ends_on > on):
            known.setdefault(one.value.lower(), {})[one.person_id] = one.authority_id
    for row in rows:
        people = known.get(row["email"].lower(), {})
        if len(people) == 1:
            ((row["person"], row["authority"]),) = people.items()


def _name_authorities(rows: Iterable[Row], on: date) -> None:
    """Join each row to the authority it names; one that is none's, or several's, is kept as an organisation."""
    found: dict[str, list[Authority]] = {}
    for row in rows:
        text = row.pop("code") or row["town"]
        town = row.pop("town") or text
        if not text:
            continue
        if text not in found:
            found[text] = _meant(text, on)
        if len(found[text]) == 1:
            row["authority"] = found[text][0].pk
            continue
        row["authority"] = None
        row["organization_name"] = row["organization_name"] or town
        many = "plusieurs collectivités portent ce nom" if found[text] else "collectivité inconnue"
        row["remarks"].append(f"« {town} » : {many}, gardée comme organisation")


def _meant(text: str, on: date) -> list[Authority]:
    """Return the authorities that a name or an INSEE code may mean: one when there is no doubt."""
    near = search(text, limit=8, on=on)
    same = [one for one in near if plain(one.name) == plain(text) or one.insee_code == text]
    return same if len(same) == 1 else near
