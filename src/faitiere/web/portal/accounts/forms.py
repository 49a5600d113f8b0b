"""What people type in order to sign in, and to name their keys."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.core import context, ratelimit
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms

from faitiere.domains.accounts.models import User

CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
LARGE = "code-input"  # a class of the design system, for a form whose one field is a code


class SignInForm(RequestLoginCodeForm):
    """An address. The answer is the same whether it has a login or not."""

    email = forms.EmailField(
        label="Votre adresse électronique",
        help_text="Celle où vous recevez nos invitations.",
        widget=forms.EmailInput(attrs={"autocomplete": "username webauthn", "inputmode": "email"}),
    )

    def clean_email(self) -> str:
        """Count the request, then look the login up by its own address (allauth's table of addresses is not used)."""
        email: str = self.cleaned_data["email"]
        if not ratelimit.consume(context.request, action="request_login_code", key=email.lower()):
            raise get_adapter().validation_error("too_many_login_attempts")
        self._user = User.objects.filter(email__iexact=email, is_active=True).first()
        return email


class CodeForm(ConfirmLoginCodeForm):
    """The six digits, however they are typed or pasted."""

    required_css_class = LARGE
    code = forms.CharField(label="Code à six chiffres", max_length=20, widget=forms.TextInput(attrs=CODE))

    def clean_code(self) -> str:
        """Compare the digits alone."""
        self.cleaned_data["code"] = "".join(filter(str.isdecimal, self.cleaned_data["code"]))
        return str(super().clean_code())


class _FactorCode(forms.Form):
    required_css_class = LARGE
    code = forms.CharField(
        label="Code de l’application, ou code de secours",
        max_length=20,
        widget=forms.TextInput(attrs=CODE),
    )


class SecondFactorForm(_FactorCode, AuthenticateForm):
    """A code of the app, or one that was kept for the day the phone is lost."""


class SecondFactorAgainForm(_FactorCode, ReauthenticateForm):
    """The same, for whoever is signed in already."""


class AppForm(ActivateTOTPForm):
    """The first code that the app shows."""

    required_css_class = LARGE
    code = forms.CharField(label="Code affiché par l’application", max_length=10, widget=forms.TextInput(attrs=CODE))


class PasskeyForm(AddWebAuthnForm):
    """A passkey and its name. It always proves its holder (fingerprint, face or PIN), so that it can sign in alone."""

    name = forms.CharField(label="Nom de la clé", required=False, help_text="Pour la reconnaître : « Mon téléphone ».")
    # allauth's script reads this box to ask the browser for a key that signs in alone.
    passwordless = forms.BooleanField(
        required=False, initial=True, label="", widget=forms.CheckboxInput(attrs={"hidden": True, "checked": True})
    )

    def clean_passwordless(self) -> bool:
        """Never take the browser's word for it."""
        return True


class PasskeyNameForm(EditWebAuthnForm):
    """Another name for a key."""

    name = forms.CharField(label="Nom de la clé", max_length=60)
