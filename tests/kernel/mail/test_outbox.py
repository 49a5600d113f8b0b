from datetime import UTC, datetime

import pytest
from django.core import mail
from django.db import transaction

from faitiere.kernel.mail import outbox
from faitiere.kernel.mail.drafts import Draft, render
from faitiere.kernel.mail.models import MessageState, OutboundMessage

NOW = datetime(2024, 1, 19, 8, tzinfo=UTC)
LETTER = Draft(kind="letters.issued", recipient="bernard@valmont.example", subject="Votre lettre", text="Bonjour.")


@pytest.mark.django_db
def test_the_same_letter_asked_twice_is_written_once():
    first = outbox.post(LETTER, key="letter-1", now=NOW)
    second = outbox.post(LETTER, key="letter-1", now=NOW)

    assert first == second
    assert OutboundMessage.objects.get().state == MessageState.PLANNED
    assert mail.outbox == []


@pytest.mark.django_db
def test_many_letters_are_written_at_once_and_each_once(django_assert_max_num_queries):
    drafts = {f"letter-{number}": LETTER for number in range(800)}
    outbox.post(LETTER, key="letter-7", now=NOW)

    with django_assert_max_num_queries(25):
        assert outbox.post_all(drafts, now=NOW) == 799

    assert OutboundMessage.objects.count() == 800


@pytest.mark.django_db(transaction=True)
def test_a_letter_is_not_written_when_what_it_tells_did_not_happen():
    @transaction.atomic
    def tell_then_fail():
        outbox.post(LETTER, key="letter-1", now=NOW)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        tell_then_fail()

    assert OutboundMessage.objects.count() == 0


@pytest.mark.django_db
def test_a_subject_cannot_smuggle_a_header():
    message = outbox.post(Draft("x", "a@b.example", "Bonjour\r\nBcc: eve@x.example", "…"), key="k", now=NOW)

    assert message.subject == "Bonjour Bcc: eve@x.example"


def test_both_parts_come_from_one_context(tmp_path, settings):
    (tmp_path / "hello.txt").write_text("Bonjour {{ name }}")
    (tmp_path / "hello.mjml").write_text(
        '{% extends "mail/layout.mjml" %}{% block content %}<mj-text>Bonjour {{ name }}</mj-text>{% endblock %}'
    )
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]

    body = render("hello", {"name": "Chloé <Valmont>", "subject": "Salut", "sender_name": "Réseau"})

    assert body.text == "Bonjour Chloé <Valmont>\n"
    assert "Chloé &lt;Valmont&gt;" in body.html
    assert 'lang="fr"' in body.html
