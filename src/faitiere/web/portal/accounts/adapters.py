"""What we decide in django-allauth’s flows: no sign-up, our letters, who proves what, where one lands."""

import base64
from datetime import timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import salted_hmac

from faitiere.domains.accounts import rules
from faitiere.domains.accounts.messages import Site
from faitiere.domains.accounts.models import User
from faitiere.domains.accounts.services import second_factors, sign_in_links, sign_in_mails
from faitiere.domains.library.queries import identity
from faitiere.kernel import clock

# What the holder of a login is told when its keys change.
CHANGES = {
    "mfa/email/webauthn_added": "une clé d’accès a été ajoutée",
    "mfa/email/webauthn_removed": "une clé d’accès a été retirée",
    "mfa/email/totp_activated": "une application d’authentification a été ajoutée",
    "mfa/email/totp_deactivated": "l’application d’authentification a été retirée",
    "mfa/email/recovery_codes_generated": "de nouveaux codes de secours ont été créés",
}


def site() -> Site:
    """Return what our sign-in letters say of us."""
    network = identity()
    return Site(
        sender_name=network.name,
        sign_in_url=settings.SITE_URL + reverse("account_login"),
        security_url=settings.SITE_URL + reverse("mfa_index"),
        help_email=network.email,
    )


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in by e-mail code, link or passkey; logins are opened by staff only."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": "Ce code n’est pas le bon. Vérifiez les six chiffres du dernier message reçu.",
        "too_many_login_attempts": "Trop d’essais. Patientez un quart d’heure, puis demandez un nouveau code.",
        "rate_limited": "Trop de demandes. Patientez quelques minutes.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: staff open logins."""
        return False

    def get_login_stages(self) -> list[str]:
        """Ask for a code when one is pending, then for staff's second factor."""
        return [
            "allauth.account.stages.LoginByCodeStage",
            "faitiere.web.portal.accounts.stages.StaffSecondFactor",
        ]

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Staff work at the desk, everybody else in the portal."""
        return settings.DESK_PREFIX if request.user.is_staff else reverse("portal:home")

    def login(self, request: HttpRequest, user: User) -> None:
        """Open the session, and remember in it a second factor shown on the way."""
        super().login(request, user)
        if any(record.get("method") == "mfa" for record in get_authentication_records(request, user)):
            second_factors.grant(request.session, user, now=clock.real_now())

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask again before touching one's keys, unless one has just signed in (staff: shown their second factor)."""
        session, user = self.request.session, self.request.user
        fresh = clock.real_now() - timedelta(seconds=settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)
        if rules.needs_second_factor(user):
            return not rules.has_just_proved(session, user, fresh)
        return all(record["at"] < fresh.timestamp() for record in get_authentication_records(self.request, user))

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Staff show their key, else their app; members ask for a new code, as the key to replace may be lost."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        if not methods or rules.needs_second_factor(user):
            return sorted(methods, key=lambda method: method["id"] != "mfa_reauthenticate:webauthn")
        return [{"id": "code", "description": "Recevoir un code", "url": reverse("portal:accounts:sign_in_again")}]

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Hand allauth's two sign-in letters to our own, through the outbox."""
        now = clock.real_now()
        if template_prefix == "account/email/login_code":
            user = User.objects.get(email__iexact=email)
            token = sign_in_links.make(user, now=now)
            link = settings.SITE_URL + reverse("portal:accounts:link", args=[token])
            sign_in_mails.send_code(user, site(), code=context["code"], link=link, now=now)
        elif template_prefix == "account/email/unknown_account":
            sign_in_mails.tell_unknown(email, site(), now=now)
        else:
            raise NotImplementedError(template_prefix)

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Tell the holder that a key has changed."""
        sign_in_mails.tell_security_changed(user, site(), what=CHANGES[template_prefix], now=clock.real_now())

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """Say what went wrong and that one has left; our pages say the rest themselves."""
        template = kwargs.get("message_template") or (args[0] if args else "")
        if kwargs.get("message"):
            messages.add_message(request, level, kwargs["message"])
        elif template == "account/messages/logged_out.txt":
            messages.add_message(request, level, "Vous êtes déconnecté. À bientôt !")


class SecondFactorAdapter(DefaultMFAAdapter):
    """Names that people read on their devices."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "Cette clé ou ce code n’a pas été reconnu.",
    }

    def encrypt(self, text: str) -> str:
        """Keep the secrets of apps and recovery codes unreadable in a copy of the database."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Read them back."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: User, type: str) -> str:  # noqa: A002 - allauth's argument
        """Name a new key by the day it was made."""
        return f"Clé du {clock.real_now():%d/%m/%Y}"

    def get_totp_issuer(self) -> str:
        """Name the network in the authenticator app."""
        return identity().name

    def _get_site_name(self) -> str:
        return identity().name


def _cipher() -> Fernet:
    key = salted_hmac("faitiere.accounts.second_factor", "secrets", algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))
