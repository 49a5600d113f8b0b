"""Signing in and out. Flows are allauth’s; each class says where ours differ."""

import time
from typing import Any

from allauth.account import views as account
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.internal.flows.logout import logout
from allauth.account.models import Login
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from faitiere.domains.accounts.services import sign_in_links
from faitiere.domains.library.queries import identity
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.portal.access import PortalRequest, anyone, gate, is_signed_in
from faitiere.web.portal.accounts.forms import CodeForm, SignInForm

GONE = "Ce code a expiré ou a déjà servi. Demandez-en un nouveau."


class SignIn(account.RequestLoginCodeView):
    """One address to type, or a passkey to show: nothing to remember."""

    form_class = SignInForm
    template_name = "portal/accounts/sign_in.html"


class ConfirmCode(account.ConfirmLoginCodeView):
    """The six digits. Five tries; a new code starts its quarter of an hour afresh."""

    form_class = CodeForm
    template_name = "portal/accounts/confirm_code.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say so when the code asked for is gone, instead of only showing the first page again."""
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        if getattr(self, "_process", None) is None and not request.user.is_authenticated:
            messages.info(request, GONE)
        return response

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Count tries outside the session too: many sent at once would each read the same count in it."""
        if not ratelimit.consume(request, action="confirm_login_code", key=request.session.session_key):
            return ratelimit.respond_429(request)
        return super().post(request, *args, **kwargs)

    def _resend_form_valid(self, form: Any) -> HttpResponse:
        self._process.state["at"] = time.time()
        messages.success(self.request, "Un nouveau code est parti. Le précédent ne vaut plus.")
        return super()._resend_form_valid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say how long the code still holds and how many tries remain."""
        state = self._process.state
        left = settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT - (time.time() - state["at"])
        return super().get_context_data(**kwargs) | {
            "minutes_left": max(1, round(left / 60)),
            "tries_left": settings.ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS - state["failed_attempts"],
            "has_failed": bool(state["failed_attempts"]),
        }


class SignOut(account.LogoutView):
    """Asks once when followed as a link; leaves at once when pressed as a button."""

    template_name = "portal/accounts/sign_out.html"


class Closed(account.AccountInactiveView):
    """Somebody whose login was closed showed a passkey."""

    template_name = "portal/accounts/closed.html"


@anyone
@require_safe
def first_visit(request: HttpRequest) -> HttpResponse:
    """Tell how to get a login: nobody opens one alone."""
    return render(request, "portal/accounts/first_visit.html", {"help_email": identity().email})


@anyone
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in by a link, once a person has pressed the button: robots that follow the links of a letter press none."""
    try:
        user = sign_in_links.read(token, now=clock.real_now())
    except BusinessError as refusal:
        return render(request, "portal/accounts/link_refused.html", {"refusal": refusal}, status=403)
    if request.method != "POST":
        return render(request, "portal/accounts/link.html", {"email": user.email})
    if request.user.is_authenticated:
        logout(request, show_message=False)
    record_authentication(request, user, method="code", email=user.email)
    response: HttpResponse = perform_login(request, Login(user=user, email=user.email))
    return response


@gate(is_signed_in)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_again(request: PortalRequest) -> HttpResponse:
    """Before somebody touches their keys: leave, and come back with a new code."""
    target = request.POST.get("next") or request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts=None):
        target = reverse("mfa_index")
    if request.method != "POST":
        return render(request, "portal/accounts/sign_in_again.html", {"next": target})
    user = request.visitor.user
    logout(request, show_message=False)
    LoginCodeVerificationProcess.initiate(request=request, user=user, email=user.email)
    return redirect(f"{reverse('account_confirm_login_code')}?next={target}")


sign_in = anyone(SignIn.as_view())
confirm_code = anyone(ConfirmCode.as_view())
sign_out = anyone(SignOut.as_view())
closed = anyone(Closed.as_view())
