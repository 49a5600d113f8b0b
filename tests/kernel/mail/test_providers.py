"""Whose domain it is."""

import pytest

from faitiere.kernel.mail.providers import is_of_a_house


@pytest.mark.parametrize(
    ("address", "is_so"),
    [
        ("Zoe@Valmont.example", True),
        ("zoe@free-valmont.example", True),
        ("zoe@Wanadoo.fr", False),
        ("zoe@yahoo.co.uk", False),
        ("zoe@", False),
        ("", False),
    ],
)
def test_a_mailbox_open_to_all_is_of_no_house(address, is_so):
    assert is_of_a_house(address) is is_so
