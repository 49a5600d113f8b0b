"""Badges, sign-in sheets, certificates, minutes on paper: accessible, and true."""

import uuid
from datetime import date
from io import BytesIO

import page as validator
import pytest
from pypdf import PdfReader

from faitiere.domains.events.documents import badges, certificates, minutes, sign_in
from faitiere.domains.events.models import Certificate, CheckIn, SessionPlace
from faitiere.domains.events.queries import doors
from faitiere.domains.library.queries import identity
from faitiere.kernel import clock
from tests.factories.events import EventFactory, MinutesFactory, RegistrationFactory, SessionFactory

pytestmark = pytest.mark.django_db
DAY = date(2024, 3, 20)


def text_of(pdf: bytes) -> str:
    assert [failure.message for failure in validator.validate_pdf_bytes(pdf, profile="ua1").failures] == []
    return " ".join(" ".join(sheet.extract_text().split()) for sheet in PdfReader(BytesIO(pdf)).pages)


@pytest.fixture
def event():
    return EventFactory(title="Rencontres des rives", place="Valmont-sur-Loire")


@pytest.mark.parametrize("sheet", badges.FORMATS)
def test_a_badge_says_who_comes_for_whom_and_what_the_door_reads(event, valmont, sheet):
    one = RegistrationFactory(event=event, authority=valmont, role="Maire")
    workshop = SessionFactory(event=event, title="Atelier eau")
    SessionPlace.objects.create(session=workshop, registration=one, asked_at=clock.now())
    others = [RegistrationFactory(event=event) for _ in range(8)]

    pdf = badges.badges(event, [one, *others], doors.sessions_of(event), identity(), sheet=sheet, on=DAY)

    said = text_of(pdf)
    assert all(word in said for word in (one.last_name, "Valmont-sur-Loire", "Maire", "Rencontres des rives"))
    assert ("Atelier eau" in said) == (sheet != "90x54")
    assert len(PdfReader(BytesIO(pdf)).pages) == {"a4-8": 2, "90x54": 1, "a6": 3}[sheet]


def test_a_sign_in_sheet_lists_who_is_expected_and_leaves_room_for_others(event):
    people = [RegistrationFactory(event=event, organization_name="Association des ponts") for _ in range(40)]

    said = text_of(sign_in.sign_in_sheet(event, SessionFactory(title="Atelier eau"), people, identity(), on=DAY))

    assert all(one.last_name in said for one in people)
    assert all(word in said for word in ("Atelier eau", "Association des ponts", "page 2 sur", "46"))


def test_a_certificate_names_what_was_attended_and_how_to_check_it(event, cast, valmont):
    one = RegistrationFactory(
        event=event, person=cast["chloe"].person, first_name="Chloé", last_name="Garnier", authority=valmont
    )
    workshop = SessionFactory(event=event, title="Atelier eau")
    CheckIn.objects.create(registration=one, session=workshop, scan=uuid.uuid4(), at=clock.now())
    certificate = Certificate.objects.create(registration=one, issued_at=clock.now())

    said = text_of(certificates.certificates([certificate], doors.attended(event), identity(), on=DAY))

    assert all(word in said for word in ("Chloé Garnier", "Valmont-sur-Loire", "Rencontres des rives", "Atelier eau"))
    assert certificate.code[:4] in said
    assert f"/attestation/{certificate.code}/" in said


def test_minutes_tell_who_was_there_what_was_decided_and_by_whom(bernard):
    written = MinutesFactory(
        event__title="Groupe Valdorie",
        attendance_note="- Bernard\n- Chloé",
        text="# Écoles\nLe jumelage avance :\n\n- deux classes\n- un voyage",
        correction="La date du voyage.",
        corrected_at=clock.now(),
    )
    written.decisions.create(text="Écrire au ministère", owner=bernard.person, due_on=date(2024, 4, 1))
    written.decisions.create(text="Réserver la salle", owner_name="Le secrétariat", done_on=date(2024, 3, 22))

    said = text_of(minutes.minutes_sheet(written, identity(), on=DAY))

    told = ["Groupe Valdorie", "Chloé", "Écoles", "deux classes", "Écrire au ministère", str(bernard.person)]
    told += ["1er avril 2024", "Le secrétariat", "fait le 22 mars 2024", "La date du voyage.", "PROJET"]
    assert [word for word in told if word not in said.replace("\u00a0", " ")] == []
