"""Logins."""

import factory
from factory.django import DjangoModelFactory

from faitiere.domains.accounts.models import User


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User

    email = factory.Sequence(lambda number: f"quelquun-{number}@ailleurs.example")
    name = "Quelqu’un"
    password = "!"  # Django's word for a password that nothing matches: nobody has one
