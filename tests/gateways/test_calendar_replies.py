from datetime import UTC, datetime

import pytest

from faitiere.gateways import calendar_replies
from tests.factories.replies import written

UID = "7d0f8f4e-1111-4c1f-9d7a-000000000001"
FACTS = {"uid": UID, "attendee": "bernard@valmont.example"}


@pytest.mark.parametrize("calendar", ["google", "outlook", "apple"])
@pytest.mark.parametrize("status", ["ACCEPTED", "DECLINED", "TENTATIVE"])
def test_the_answers_of_the_calendars_of_the_market_are_read(calendar, status):
    reply = calendar_replies.read(written(calendar, status=status, sequence="3", **FACTS))

    assert (reply.uid, reply.attendee, reply.status, reply.sequence) == (UID, FACTS["attendee"], status, 3)
    assert reply.said_at == datetime(2024, 1, 19, 9, 29, tzinfo=UTC)
    assert reply.is_forged is False


def test_who_speaks_for_somebody_else_is_not_believed():
    raw = written("google", **FACTS)

    assert calendar_replies.read(raw.replace(b"From: Bernard Morel <bernard", b"From: X <denis")).is_forged
    assert calendar_replies.read(raw.replace(b"dmarc=pass", b"dmarc=fail")).is_forged


def test_a_delegate_whose_address_is_none_is_named_without_it():
    raw = written("google", **FACTS | {"status": "DELEGATED"})
    long = b'DELEGATED-TO="mailto:' + b"x" * 300 + b'@valmont.example"'

    assert calendar_replies.read(raw.replace(b"X-NUM-GUESTS=0", long)).delegate == ""


def test_a_secretary_who_says_so_and_a_delegate_are_read():
    raw = written("google", **FACTS).replace(b"From: Bernard Morel <bernard", b"From: Chloe <chloe")
    sent_by = raw.replace(b"X-NUM-GUESTS=0", b'SENT-BY="mailto:chloe@valmont.example"')
    delegated = written("google", **FACTS | {"status": "DELEGATED"}).replace(
        b"X-NUM-GUESTS=0", b'DELEGATED-TO="mailto:jeanne@valmont.example"'
    )

    assert calendar_replies.read(sent_by).is_forged is False
    elsewhere = sent_by.replace(b"chloe@valmont.example", b"chloe@ailleurs.example")
    assert calendar_replies.read(elsewhere).is_forged
    in_a_webmail = sent_by.replace(b"valmont.example", b"wanadoo.example")
    assert calendar_replies.read(in_a_webmail).is_forged
    assert calendar_replies.read(delegated).delegate == "jeanne@valmont.example"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"From: a@b.example\r\nSubject: Bonjour\r\n\r\nMerci\r\n",
        b"Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nnonsense",
        written("google", **FACTS).replace(b"METHOD:REPLY", b"METHOD:REQUEST"),
        written("google", **FACTS).replace(b"UID:", b"X-UID:"),
        written("google", **FACTS).replace(b"SEQUENCE:0", b"SEQUENCE:un"),
        written("google", **FACTS).replace(b"SEQUENCE:0", b"SEQUENCE:0\r\nSEQUENCE:1"),
        written("google", **FACTS, stamp="20240119").replace(b"DTSTAMP:", b"DTSTAMP;VALUE=DATE:"),
        written("google", **FACTS | {"uid": "7d0f\0", "attendee": "b@valmont.example"}),
        written("google", **FACTS).replace(b"DTSTAMP:2024", b"DTSTAMP:hier"),
        written("google", **FACTS).replace(b"DTSTAMP:", b"DTSTAMP:20240101T000000Z\r\nDTSTAMP:"),
        written("google", **FACTS).replace(b"DTSTAMP:", b"X-STAMP:").replace(b"Date: Fri", b"X-Date: Fri"),
        written("google", **FACTS).replace(b"From: ", b"X-From: "),
    ],
)
def test_other_mail_carries_no_answer(raw):
    assert calendar_replies.read(raw) is None
