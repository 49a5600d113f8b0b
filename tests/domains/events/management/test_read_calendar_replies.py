import io
import sys

import pytest
from django.core.management import CommandError, call_command

from faitiere.domains.events.choices import AnswerKind
from tests.factories.events import InvitationFactory
from tests.factories.replies import written

pytestmark = pytest.mark.django_db


def test_a_folder_and_a_pipe_are_read_and_each_outcome_is_said(tmp_path, monkeypatch, capsys, clock_at):
    clock_at("2024-01-20T09:00")
    first, second = InvitationFactory(), InvitationFactory()
    letters = [written("apple", uid=one.event.uid, attendee=one.email) for one in (first, second)]
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "1.eml").write_bytes(letters[0])
    (tmp_path / "2.eml").write_bytes(b"Subject: Merci\r\n\r\nMerci\r\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(letters[1])))

    call_command("read_calendar_replies", str(tmp_path), "-")

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.answer, second.answer) == (AnswerKind.YES, AnswerKind.YES)
    assert capsys.readouterr().out.splitlines() == ["2 : réponse enregistrée", "1 : aucune réponse d’agenda"]


def test_without_a_mailbox_nor_files_it_says_what_to_give():
    with pytest.raises(CommandError, match="FAITIERE_CALENDAR_IMAP"):
        call_command("read_calendar_replies")
