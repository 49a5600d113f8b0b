"""Browsers in which somebody has signed in, staff with their second proof."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from faitiere.domains.accounts.models import User
from faitiere.domains.accounts.services import second_factors
from faitiere.kernel import clock


def signed_in(user: User | AnonymousUser) -> Client:
    """A test client that has gone through the door as somebody, without its screens."""
    client = Client()
    if isinstance(user, User):
        client.force_login(user)
        session = client.session
        second_factors.grant(session, user, now=clock.real_now())
        session.save()
    return client


@pytest.fixture
def client_of() -> Callable[[User], Client]:
    """`client_of(bernard).get("/espace/")`."""
    return signed_in
