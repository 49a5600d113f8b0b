"""Who sees an address."""

import pytest

from faitiere.domains.people.choices import Audience, ContactKind, ContactPurpose
from faitiere.domains.people.models import ContactPoint
from faitiere.domains.people.rules.audiences import audience_of, is_shown_in_groups


@pytest.mark.parametrize("purpose", ContactPurpose.values)
@pytest.mark.parametrize("kind", ContactKind.values)
def test_only_what_was_given_to_work_together_is_shown_to_groups(kind, purpose):
    contact = ContactPoint(kind=kind, purpose=purpose)
    shared = kind in {"email", "phone"} and purpose in {"mandate", "membership"}

    assert is_shown_in_groups(contact) == shared
    assert audience_of(contact) == (Audience.GROUPS if shared else Audience.STAFF)
