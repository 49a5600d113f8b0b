"""The second factor of staff, and everybody’s passkeys."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from allauth.mfa.base import views as base
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from faitiere.domains.accounts import rules
from faitiere.domains.accounts.services import second_factors
from faitiere.kernel import clock
from faitiere.web.portal.access import PortalRequest, anyone, gate, is_signed_in, needs_second_factor
from faitiere.web.portal.accounts.forms import (
    AppForm,
    PasskeyForm,
    PasskeyNameForm,
    SecondFactorAgainForm,
    SecondFactorForm,
)


class _Grants:
    """What these views end by: the session remembers that the factor was shown, or made, just now."""

    request: HttpRequest

    def form_valid(self, form: Any) -> HttpResponse:
        """Remember it."""
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]  # the view it is mixed into has it
        if self.request.user.is_authenticated:
            second_factors.grant(self.request.session, self.request.user, now=clock.real_now())
        return response


class Index(base.IndexView):
    """One's keys, one under the other; staff also see their app and recovery codes."""

    template_name = "portal/accounts/keys.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whether a second factor is owed, and still missing."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        owed = rules.needs_second_factor(self.request.user)
        return context | {"is_owed": owed, "is_missing": owed and not context["is_mfa_enabled"]}


class Authenticate(base.AuthenticateView):
    """The second step of a staff sign-in."""

    form_class = SecondFactorForm
    template_name = "portal/accounts/second_factor.html"


class Reauthenticate(_Grants, base.ReauthenticateView):
    """The same step again, for a session that has grown old."""

    form_class = SecondFactorAgainForm
    template_name = "portal/accounts/second_factor_again.html"


class ReauthenticateByKey(_Grants, webauthn.ReauthenticateWebAuthnView):
    """The same, with a passkey."""

    template_name = "portal/accounts/key_again.html"


class AddKey(_Grants, webauthn.AddWebAuthnView):
    """A new passkey. Only staff need recovery codes: members have their mailbox."""

    form_class = PasskeyForm
    template_name = "portal/accounts/add_key.html"

    def get_success_url(self) -> str:
        """Show staff their recovery codes, once they have some."""
        if rules.needs_second_factor(self.request.user):
            return str(super().get_success_url())
        return reverse("mfa_index")


class RenameKey(webauthn.EditWebAuthnView):
    """Another name for a key."""

    form_class = PasskeyNameForm
    template_name = "portal/accounts/rename_key.html"


class RemoveKey(webauthn.RemoveWebAuthnView):
    """One key fewer."""

    template_name = "portal/accounts/remove_key.html"


class AddApp(_Grants, totp.ActivateTOTPView):
    """An authenticator app, by its picture or its secret."""

    form_class = AppForm
    template_name = "portal/accounts/add_app.html"


class RemoveApp(totp.DeactivateTOTPView):
    """No app any more."""

    template_name = "portal/accounts/remove_app.html"


class NewCodes(recovery.GenerateRecoveryCodesView):
    """Ten new recovery codes instead of the former ones."""

    template_name = "portal/accounts/new_recovery_codes.html"


@gate(needs_second_factor)
@require_safe
def prove(request: PortalRequest) -> HttpResponse:
    """Lead staff whom the desk did not let in: to show their second factor, or to make one."""
    target = request.GET.get("next", "")
    methods = get_adapter().get_reauthentication_methods(request.user)
    return redirect(f"{methods[0]['url']}?{urlencode({'next': target})}" if methods else "mfa_index")


@gate(needs_second_factor)
@reauthentication_required(app="allauth.mfa")
@require_safe
def recovery_codes(request: PortalRequest) -> HttpResponse:
    """Show the codes that remain to whoever has just proved themselves (allauth’s own page writes when looked at)."""
    return render(request, "portal/accounts/recovery_codes.html", {"codes": _unused(request)})


@gate(needs_second_factor)
@reauthentication_required(app="allauth.mfa")
@require_safe
def download_recovery_codes(request: PortalRequest) -> HttpResponse:
    """Hand them out as a text file."""
    response = HttpResponse("\n".join(_unused(request)), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="codes-de-secours.txt"'
    return response


def _unused(request: PortalRequest) -> list[str]:
    kind = Authenticator.Type.RECOVERY_CODES
    kept = get_object_or_404(Authenticator, user=request.visitor.user, type=kind)
    return list(kept.wrap().get_unused_codes())


index = gate(is_signed_in)(Index.as_view())
authenticate = anyone(Authenticate.as_view())
reauthenticate = gate(is_signed_in)(Reauthenticate.as_view())
reauthenticate_by_key = gate(is_signed_in)(ReauthenticateByKey.as_view())
sign_in_by_key = anyone(webauthn.LoginWebAuthnView.as_view())
add_key = gate(is_signed_in)(AddKey.as_view())
rename_key = gate(is_signed_in)(RenameKey.as_view())
remove_key = gate(is_signed_in)(RemoveKey.as_view())
add_app = gate(needs_second_factor)(AddApp.as_view())
remove_app = gate(needs_second_factor)(RemoveApp.as_view())
new_recovery_codes = gate(needs_second_factor)(NewCodes.as_view())
