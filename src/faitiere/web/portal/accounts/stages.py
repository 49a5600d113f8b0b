"""The steps of a sign-in that are ours."""

from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from faitiere.domains.accounts import rules


class StaffSecondFactor(AuthenticateStage):
    """Asks for the second factor of staff only.

    To a member a passkey is another way in, never a second lock: an élu who made one on a phone must still enter from
    the town hall's computer with a code.
    """

    def _should_handle(self, request: HttpRequest) -> bool:
        return bool(self.login.user and rules.needs_second_factor(self.login.user) and super()._should_handle(request))
