"""Two readers of calendars that know nothing of each other: icalendar in Python, ical.js in Node."""

import json
import shutil
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

SCRIPT = Path(__file__).with_name("read_calendar.mjs")
MODULES = Path(__file__).parents[4] / "node_modules"


def by_icalendar(calendar: bytes) -> dict:
    """What icalendar reads; hours in UTC."""
    read = Calendar.from_ical(calendar)
    return {"method": read.get("METHOD"), "events": [_entry(entry) for entry in read.walk("VEVENT")]}


def by_ical_js(calendar: bytes) -> dict:
    """What ical.js reads, by Node; the test is skipped where there is none."""
    node = shutil.which("node")
    if node is None or not (MODULES / "ical.js").exists():
        pytest.skip("no Node or no ical.js on this machine: the second parser did not read")
    read = subprocess.run([node, SCRIPT], input=calendar, capture_output=True, check=True, timeout=30)
    return json.loads(read.stdout)


def _entry(entry) -> dict:
    attendees = entry.get("ATTENDEE", [])
    return {
        "uid": str(entry["UID"]),
        "sequence": int(entry["SEQUENCE"]),
        "status": str(entry["STATUS"]),
        "summary": str(entry["SUMMARY"]),
        "starts": _at(entry["DTSTART"].dt),
        "ends": _at(entry["DTEND"].dt) if "DTEND" in entry else None,
        "attendees": [str(attendee) for attendee in ([attendees] if isinstance(attendees, str) else attendees)],
    }


def _at(moment: date | datetime) -> str:
    if isinstance(moment, datetime):
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    return moment.isoformat()
