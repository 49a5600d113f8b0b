"""Whether an address speaks for an authority."""

from datetime import date

import pytest

from faitiere.domains.events.queries.registering.vouching import speaks_for
from tests.factories.people import ContactPointFactory

DAY = date(2024, 1, 19)


@pytest.mark.parametrize(
    ("email", "is_known"),
    [
        ("Lou@Valmont-sur-Loire.example", True),
        ("lou@rivecourt.example", False),
        ("lou@sous.valmont-sur-loire.example", False),
        ("lou@faux-valmont-sur-loire.example", False),
        ("mairie.valmont@wanadoo.example", True),
        ("quelqu.un@wanadoo.example", False),
        ("", False),
    ],
)
def test_the_domain_of_an_authority_speaks_for_it_and_a_mailbox_open_to_all_only_when_known(
    email, is_known, valmont, chloe
):
    ContactPointFactory(person=None, authority=valmont, value="mairie.valmont@wanadoo.example")

    assert speaks_for(valmont, email, None, DAY) is is_known


def test_whoever_holds_office_or_is_a_contact_speaks_for_the_authority_until_it_ends(
    bernard, chloe, valmont, rivecourt
):
    assert speaks_for(valmont, bernard.email, bernard.person, DAY)
    assert not speaks_for(rivecourt, bernard.email, bernard.person, DAY)
    assert speaks_for(valmont, "chloe@maison.example", chloe.person, DAY)

    chloe.person.contacts.update(ends_on=DAY)
    assert not speaks_for(valmont, chloe.email, chloe.person, DAY)
