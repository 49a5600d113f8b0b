"""Saying how the network presents itself."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms.models import model_to_dict

from faitiere.domains.library.models import NetworkIdentity
from faitiere.kernel.audit import log
from faitiere.kernel.audit.log import Actor
from faitiere.kernel.errors import BusinessError


class IdentityNotValid(BusinessError):
    """A field of the identity cannot be read."""

    message = "L’identité du réseau n’est pas valable : {problems}"


@transaction.atomic
def update(values: dict[str, Any], *, by: Actor) -> NetworkIdentity:
    """Change what is given of the network's identity and leave the rest; the first call writes the row."""
    identity = NetworkIdentity.objects.select_for_update().filter(pk=1).first() or NetworkIdentity(pk=1)
    before = model_to_dict(identity)
    for name, value in values.items():
        setattr(identity, name, value)
    try:
        identity.full_clean(validate_unique=False)
    except ValidationError as error:
        raise IdentityNotValid(problems=" ".join(error.messages)) from error
    identity.save()
    log.record("identité modifiée", identity, by=by, changes=log.changes_between(before, model_to_dict(identity)))
    return identity
