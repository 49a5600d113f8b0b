"""Opening, changing and closing logins. There is no public sign-up: staff open a login for somebody they know."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from faitiere.domains.accounts import rules
from faitiere.domains.accounts.models import User
from faitiere.kernel.audit import log
from faitiere.kernel.audit.log import Actor
from faitiere.kernel.errors import BusinessError, NotAllowed
from faitiere.kernel.mail import outbox


class AddressTaken(BusinessError):
    """Somebody else signs in with this address."""

    message = "Un compte existe déjà avec l’adresse {email}."


class OneselfClosed(BusinessError):
    """Somebody tried to close the login they are using."""

    message = "Vous ne pouvez pas fermer votre propre compte : demandez-le à une autre personne de l’équipe."


@transaction.atomic
def create(email: str, *, name: str, is_staff: bool = False, by: Actor) -> User:
    """Open a login; AddressTaken when the address has one, whatever its case."""
    _require_staff(by)
    _refuse_taken(email)
    user = User.objects.create_user(email, name=name, is_staff=is_staff)
    log.record("compte ouvert", user, by=by, changes={"email": [None, user.email], "is_staff": [None, is_staff]})
    return user


@transaction.atomic
def change_address(user: User, email: str, *, by: Actor) -> User:
    """Give a login another address: the former one signs nobody in any more."""
    _require_staff(by)
    _refuse_taken(email, but=user)
    locked = User.objects.select_for_update().get(pk=user.pk)
    former, locked.email = locked.email, User.objects.normalize_email(email).lower()
    locked.save(update_fields=["email"])
    log.record("adresse de connexion changée", locked, by=by, changes={"email": [former, locked.email]})
    return locked


@transaction.atomic
def close(user: User, *, by: Actor) -> User:
    """Close a login: its sessions end at their next request."""
    if by.pk == user.pk:
        raise OneselfClosed
    _require_staff(by)
    return _switch(user, is_active=False, verb="compte fermé", by=by)


@transaction.atomic
def reopen(user: User, *, by: Actor) -> User:
    """Open a closed login again."""
    _require_staff(by)
    return _switch(user, is_active=True, verb="compte rouvert", by=by)


@transaction.atomic
def erase(user: User, *, by: Actor) -> User:
    """Empty a login whose holder is erased: address, name, keys, letters. The row stays, for what it once decided.

    The caller decides who may (`people.services.persons.erase`). Sessions end at their next request.
    """
    locked = User.objects.select_for_update().get(pk=user.pk)
    outbox.forget(locked.email)
    Authenticator.objects.filter(user=locked).delete()
    # RFC 2606: nothing is ever delivered to « .invalid ».
    locked.email, locked.name = f"efface-{locked.pk}@efface.invalid", "Compte effacé"
    locked.is_active = locked.is_staff = locked.is_superuser = False
    locked.save(update_fields=["email", "name", "is_active", "is_staff", "is_superuser"])
    log.forget(locked)
    log.record("compte effacé", locked, by=by)
    return locked


def _require_staff(by: Actor) -> None:
    if not rules.is_staff(by):
        raise NotAllowed


def _refuse_taken(email: str, *, but: User | None = None) -> None:
    holder = User.objects.filter(email__iexact=email.strip()).first()
    if holder and holder != but:
        raise AddressTaken(email=email.strip().lower())


def _switch(user: User, *, is_active: bool, verb: str, by: Actor) -> User:
    locked = User.objects.select_for_update().get(pk=user.pk)
    if locked.is_active != is_active:
        locked.is_active = is_active
        locked.save(update_fields=["is_active"])
        log.record(verb, locked, by=by, changes={"is_active": [not is_active, is_active]})
    return locked
