import imaplib

import pytest

from faitiere.gateways import mailbox


class Box:
    """A mailbox of two unread messages, which remembers what was asked of it."""

    def __init__(self, host, port, timeout):
        assert timeout
        self.asked = [(host, port)]
        Box.last = self

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.asked.append("closed")

    def login(self, user, password):
        if password == "wrong":
            raise imaplib.IMAP4.error("refused")
        self.asked.append((user, password))

    def select(self, folder):
        self.asked.append(folder)

    def uid(self, verb, *rest):
        self.asked.append((verb, *rest))
        if verb == "SEARCH":
            return "OK", [b"4 7"]
        return "OK", [(b"7 (BODY[] {5}", b"hello"), b")"] if verb == "FETCH" else [b""]


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    monkeypatch.setattr(imaplib, "IMAP4_SSL", Box)


def test_each_unread_message_is_marked_as_read_only_once_it_was_worked():
    messages = mailbox.unread("imaps://agenda%40reseau.example:p%2Fw@mail.example/Agenda")

    assert next(messages) == b"hello"
    assert not [one for one in Box.last.asked if one[0] == "STORE"]
    assert list(messages) == [b"hello"]

    assert Box.last.asked[:3] == [("mail.example", 993), ("agenda@reseau.example", "p/w"), "Agenda"]
    assert [one[1] for one in Box.last.asked if one[0] == "STORE"] == [b"4", b"7"]
    assert Box.last.asked[-1] == "closed"


def test_a_mailbox_that_does_not_open_says_which_without_its_password():
    with pytest.raises(mailbox.MailboxClosed, match=r"^mail\.example: refused$"):
        list(mailbox.unread("imaps://agenda:wrong@mail.example"))
