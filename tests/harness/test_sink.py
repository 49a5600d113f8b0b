import smtplib
from collections import Counter

import pytest

from tests.harness.sink import Weather, sink

MESSAGE = b"Message-ID: <1@reseau.example>\r\nSubject: essai\r\n\r\n.une ligne qui commence par un point\r\n"


def send(client, recipient, message=MESSAGE):
    return client.sendmail("lettre@reseau.example", [recipient], message)


def test_what_is_accepted_is_written_with_its_recipient_its_message_id_and_its_bytes():
    with sink(keep=True) as relay, smtplib.SMTP(relay.host, relay.port) as client:
        send(client, "bernard@valmont.example")
        send(client, "chloe@valmont.example", MESSAGE * 3000)

        first, second = relay.accepted()
        assert (first.recipients, first.message_id) == (["bernard@valmont.example"], "<1@reseau.example>")
        assert relay.kept() == [MESSAGE, MESSAGE * 3000]
        assert second.sender == "lettre@reseau.example"


def test_troubles_are_drawn_by_recipient_and_attempt_whatever_the_order():
    weather = Weather(refused=0.2, deferred=0.2, dropped=0.1, seed=3)
    drawn = {rank: weather.of(f"{rank}@x.example", 1) for rank in range(1000)}
    counted = Counter(drawn.values())

    assert {rank: weather.of(f"{rank}@x.example", 1) for rank in reversed(range(1000))} == drawn
    assert 150 < counted["refused"] < 250 > counted["deferred"] > 150
    assert counted["dropped"] > 60


@pytest.mark.parametrize(
    ("trouble", "error", "accepted"),
    [
        ("refused", smtplib.SMTPRecipientsRefused, 0),
        ("deferred", smtplib.SMTPRecipientsRefused, 0),
        ("rejected", smtplib.SMTPDataError, 0),
        ("dropped", (smtplib.SMTPServerDisconnected, ConnectionError), 0),
        ("vanished", (smtplib.SMTPServerDisconnected, ConnectionError), 1),
    ],
)
def test_a_trouble_is_met_as_a_sender_meets_it(trouble, error, accepted):
    with sink(**{trouble: 1}) as relay:
        client = smtplib.SMTP(relay.host, relay.port)
        with pytest.raises(error):
            send(client, "bernard@valmont.example")
        client.close()
        assert len(relay.accepted()) == accepted


def test_a_stalling_server_takes_nothing_from_who_left_and_a_full_connection_is_told_so():
    with sink(stalled=1, stall=0.4) as relay:
        client = smtplib.SMTP(relay.host, relay.port, timeout=0.1)
        with pytest.raises((TimeoutError, smtplib.SMTPServerDisconnected)):
            send(client, "bernard@valmont.example")
        client.close()
        with smtplib.SMTP(relay.host, relay.port) as patient:
            send(patient, "chloe@valmont.example")
        assert [taken.recipients for taken in relay.accepted()] == [["chloe@valmont.example"]]

    with sink(per_connection=1) as relay, smtplib.SMTP(relay.host, relay.port) as client:
        send(client, "bernard@valmont.example")
        with pytest.raises(smtplib.SMTPSenderRefused, match="421"):
            send(client, "chloe@valmont.example")
