"""Amina moves a meeting; the page, the agenda, the mail and every calendar follow."""

import icalendar
import pytest

from faitiere.domains.events.models import Event
from faitiere.kernel.mail.models import OutboundMessage

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.usefixtures("demo")]


def entry(page, meeting):
    """Return what a calendar that follows the meeting reads."""
    read = page.request.get(f"/agenda/groupes/{meeting.group.slug}.ics").text()
    return next(one for one in icalendar.Calendar.from_ical(read).walk("VEVENT") if one["UID"] == meeting.uid)


def test_everybody_follows_a_meeting_that_moves(page, enter):
    meeting = Event.objects.get(group__slug="valdorie", state="open")
    before = entry(page, meeting)
    enter("amina")
    page.goto(f"/gestion/evenements/{meeting.pk}/")
    page.get_by_role("link", name="Changer la date").first.click()
    page.get_by_label("Date", exact=False).first.fill("mardi 20 février 2024")
    page.get_by_label("De", exact=True).fill("14h")
    page.get_by_label("À", exact=True).fill("16h")
    page.get_by_label("Motif").fill("La fédération ne peut pas venir le 13")
    page.get_by_role("button", name="Changer la date et prévenir").click()
    page.wait_for_load_state("networkidle")

    after = entry(page, meeting)
    assert (after["DTSTART"].dt.day, after["DTSTART"].dt.hour) == (20, 14)
    assert after["SEQUENCE"] > before["SEQUENCE"]
    told = OutboundMessage.objects.filter(recipient="helene@montbrume.example").latest("pk")
    assert "20 février" in told.text.replace("\xa0", " ")
    page.goto("/agenda/")
    assert "20 février" in page.get_by_role("main").inner_text().replace("\xa0", " ")
