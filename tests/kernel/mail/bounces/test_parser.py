import random
from pathlib import Path

import pytest

from faitiere.kernel.mail.bounces import parser
from faitiere.kernel.mail.bounces.verdicts import BounceKind, Cause
from tests.kernel.mail.bounces import scoring

PAGE = Path(__file__).resolve().parents[4] / "docs" / "operate" / "bounces.md"
VARIED = {message.name: message.raw for message in scoring.varied()}


def test_all_labelled_messages_are_read_right_but_one_that_names_no_address():
    assert list(scoring.mistakes(scoring.corpus())) == ["yale_01.txt"]
    assert scoring.mistakes([*scoring.varied(), *scoring.unseen()]) == {}


@pytest.mark.parametrize("messages", [scoring.corpus, scoring.varied, scoring.unseen])
def test_the_published_figures_are_those_measured(messages):
    assert scoring.table(messages()) in PAGE.read_text()


def test_the_message_that_failed_is_named_by_its_id():
    assert parser.read(VARIED["postfix-modern"]).message_ids == ("<7.42@reseau.example>",)
    assert parser.read(VARIED["gmail-unknown"]).message_ids == ("<1.2@reseau.example>",)
    assert parser.read(VARIED["arf-yahoo-redacted"]).message_ids == ("<7.100@reseau.example>",)
    assert "retours+42@reseau.example" in parser.read(VARIED["postfix-modern"]).addressed_to


def test_a_warning_is_told_from_a_failure():
    assert parser.read(VARIED["sendmail-delay"]).main.is_delay
    assert not parser.read(VARIED["qmail-queue-too-long"]).main.is_delay


def test_an_answer_says_that_somebody_has_left():
    assert parser.read(VARIED["left-office-fr"]).main.cause == Cause.HAS_LEFT
    assert parser.read(VARIED["out-of-office-fr"]).main.cause == Cause.ABSENT


def test_nothing_that_arrives_makes_it_fail():
    """Cut, scrambled and random messages: each gets a verdict."""
    dice = random.Random(20240119)
    for message in [*scoring.corpus()[::6], *scoring.varied()[::3]]:
        cut = message.raw[: dice.randrange(len(message.raw) + 1)]
        noisy = bytearray(message.raw)
        for _ in range(len(noisy) // 40):
            noisy[dice.randrange(len(noisy))] = dice.randrange(256)
        for raw in (cut, bytes(noisy), dice.randbytes(400)):
            assert parser.read(raw).main.kind in BounceKind


@pytest.mark.parametrize(
    "raw",
    [
        b"From: a@b.example\nSubject: =?utf-8?B?QUJDREVGR0hJSktMTU5PUFFSU?=\n\nx",
        VARIED["postfix-modern"].replace(b"User unknown", b"User\x00 unknown \xed\xa0\x80"),
        VARIED["postfix-modern"].replace(b"charset=utf-8", b"charset=utf-7").replace(b"This is", b"+2AA-"),
    ],
)
def test_what_a_stranger_writes_can_be_stored_and_printed(raw):
    for verdict in parser.read(raw).verdicts:
        for text in (verdict.recipient, verdict.reason):
            assert text.encode().decode().isprintable()


@pytest.mark.parametrize("filler", [b"user ", b"a.", b"-", b"<style "])
def test_a_message_written_to_keep_the_reader_busy_does_not(filler):
    """Read before the suite’s patience ends: the first two once took minutes."""
    head = b"From: mailer-daemon@b.example\nSubject: failure notice\nContent-Type: text/html\n\nnot delivered\n"
    assert parser.read(head + filler * (200_000 // len(filler))).main.kind == BounceKind.HARD
