from faitiere.domains.people.rules import PERMISSIONS
from tests.factories.people import ContactPointFactory


def allowed(rule, cast, target):
    return {name for name, user in cast.items() if PERMISSIONS[rule](user, target)}


def test_somebody_exports_their_own_record_and_staff_any(cast):
    assert allowed("persons.export", cast, cast["chloe"].person) == {"amina", "chloe"}


def test_a_retired_contact_no_longer_speaks_for_the_authority(cast, valmont):
    ContactPointFactory(person=cast["amina"].person, authority=valmont)
    valmont.contacts.update(ends_on="2024-01-01")

    assert allowed("corrections.propose", cast, valmont) == {"amina", "bernard"}


def test_a_closed_login_may_nothing(cast, valmont):
    for user in cast.values():
        user.is_active = False

    assert (
        allowed("corrections.propose", cast, valmont) == allowed("persons.export", cast, cast["chloe"].person) == set()
    )
