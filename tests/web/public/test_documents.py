import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from faitiere.domains.library.choices import AccessLevel
from tests.factories.library import LibraryDocumentFactory
from tests.harness.clients import signed_in


@pytest.mark.parametrize(
    ("access", "admitted"),
    [
        (AccessLevel.PUBLIC, {"amina", "bernard", "chloe", "denis", "eve", "nobody"}),
        (AccessLevel.MEMBERS, {"amina"}),
        (AccessLevel.STAFF, {"amina"}),
    ],
)
def test_a_file_exists_for_those_it_is_meant_for(cast, access, admitted):
    file = LibraryDocumentFactory(access=access)
    answers = {
        name: signed_in(user).get(file.url).status_code for name, user in {**cast, "nobody": AnonymousUser()}.items()
    }

    assert {name for name, status in answers.items() if status == 200} == admitted
    assert set(answers.values()) <= {200, 404}


def test_staff_who_have_not_proved_twice_see_no_file_of_the_team(amina):
    half_way = Client()
    half_way.force_login(amina)

    assert half_way.get(LibraryDocumentFactory().url).status_code == 404
    assert half_way.get(LibraryDocumentFactory(access=AccessLevel.PUBLIC).url).status_code == 200
