"""What the documents say of an event in words: theme, chair, guests, figures, and what they leave open."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from faitiere.demo.facts import people
from faitiere.demo.facts.reader import note

ABOUT = {"more_than": "plus de ", "nearly": "près de ", "about": "environ ", "almost": "près de ", None: ""}
UNITS = {"people": "personnes", "participants": "participations", "authorities": "collectivités"}
COUNTRIES = {"FR": " françaises", "JP": " japonaises", None: ""}
STATUSES = {"confirmed": "confirmées", "pending": "en cours"}
ELSEWHERE = re.compile(r" ; détail dans \w+\.yaml")
NOTES = ("note", "date_note", "year_note", "edition_note", "agenda_note", "start_note", "sessions_note")


def description(row: dict[str, Any]) -> str:
    """Return the presentation of an event, one paragraph for each thing said."""
    return "\n\n".join(filter(None, _paragraphs(row)))


def session_note(row: dict[str, Any]) -> str:
    """Return what is said of a session beside its title."""
    return note(row)


def _paragraphs(row: dict[str, Any]) -> Iterator[str]:
    yield ELSEWHERE.sub("", row.get("description", ""))
    if "theme" in row and row["theme"] not in row["title"]:
        yield f"Thème : {_sentence(row['theme'])}"
    if "agenda_items" in row:
        yield f"À l’ordre du jour : {' ; '.join(row['agenda_items'])}."
    yield from _people(row)
    if "period_label" in row:
        yield f"Période : {row['period_label']}."
    yield _figures(row)
    yield from (note({"note": row.get(name)}) for name in NOTES)


def _people(row: dict[str, Any]) -> Iterator[str]:
    """Yield who chairs, animates and speaks, as the documents name them."""
    if "chair" in row:
        led = "Conduite" if row["kind"] == "mission" else "Présidence de séance"
        yield f"{led} : {_name(row['chair'])}."
    if "host_person" in row:
        yield f"Animation : {_name(row['host_person'])}."
    if "speakers" in row:
        yield f"Avec {' et '.join(_name(speaker['person']) for speaker in row['speakers'])}."
    if "participants_named" in row:
        yield f"Présences citées : {', '.join(_name(slug) for slug in row['participants_named'])}."


def _figures(row: dict[str, Any]) -> str:
    """Return « Participation : 8 collectivités françaises confirmées, 21 en cours. »."""
    said = [_figure(found) for found in row.get("participants", ())]
    return f"Participation : {' ; '.join(said)}." if said else ""


def _figure(row: dict[str, Any]) -> str:
    who = UNITS[row["unit"]] + COUNTRIES[row.get("country")]
    status = "" if row["status"] == "attended" else f" {STATUSES[row['status']]}"
    scope = note({"note": row.get("scope")})
    return f"{ABOUT[row.get('comparison')]}{row['value']} {who}{status}{f' ({scope})' if scope else ''}"


def _name(slug: str) -> str:
    return _names()[slug]


@cache
def _names() -> dict[str, str]:
    return {person.slug: f"{person.first_name} {person.last_name}" for person in people.persons()}


def _sentence(text: str) -> str:
    return text if text[-1] in ".?!" else f"{text}."
