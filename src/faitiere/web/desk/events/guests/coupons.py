"""Reply coupons that come by post: three letters, Enter, a key for the answer, Enter. No mouse, no script."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.choices import AnswerKind, AnswerWay
from faitiere.domains.events.models import Invitation
from faitiere.domains.events.services import answers
from faitiere.domains.events.services.answers import Reply
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.access import allows
from faitiere.web.desk.events.guests.finding import found
from faitiere.web.desk.events.screens import EventScreen

KEYS = {"o": AnswerKind.YES, "n": AnswerKind.NO, "r": AnswerKind.SUBSTITUTE, "?": AnswerKind.UNSURE}
SHOWN = 8


class CouponForm(forms.Form):
    """The answer that a coupon gives."""

    key = forms.CharField(
        label=_("Réponse"),
        max_length=1,
        help_text=_("o : vient · n : ne vient pas · r : envoie quelqu’un · ? : ne sait pas encore"),
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off", "size": 2}),
    )
    substitute_name = forms.CharField(label=_("Personne envoyée"), max_length=150, required=False)

    def clean_key(self) -> AnswerKind:
        """Return the answer of a key, in either case."""
        kind = KEYS.get(self.cleaned_data["key"].lower())
        if kind is None:
            raise forms.ValidationError(_("Tapez o, n, r ou ?."))
        return kind


class CouponsScreen(EventScreen):
    """Enter the coupons."""

    rule = "invitations.answer"
    tab = "guests"
    label = _("Coupons-réponse")
    template_name = "desk/events/guests/coupons.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Look for whose coupon it is."""
        self.form = CouponForm()
        self.typed = request.GET.get("q", "").strip()
        return self._shown(request.GET.get("invitation", ""))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the answer, then wait for the next coupon."""
        self.form, self.typed = CouponForm(request.POST), request.POST.get("q", "")
        key = request.POST.get("invitation", "")
        invitation = get_object_or_404(Invitation, event=self.event, pk=key if key.isdecimal() else 0)
        if not allows("invitations.answer", request.user, invitation):
            raise PermissionDenied
        if not (self.form.is_valid() and self._answered(invitation)):
            return self._shown(key)
        told = _("%(name)s : %(answer)s.") % {"name": invitation, "answer": invitation.get_answer_display()}
        messages.success(request, told)
        return redirect("desk_event:coupons", pk=self.event.pk)

    def _answered(self, invitation: Invitation) -> bool:
        now = clock.now()
        said = self.form.cleaned_data
        reply = Reply(said["key"], now, AnswerWay.PAPER, substitute_name=said["substitute_name"])
        by: Any = self.request.user
        try:
            answers.answer(invitation, reply, by=by, now=now)
        except answers.SubstituteMissing as refusal:
            self.form.add_error("substitute_name", str(refusal))
        except BusinessError as refusal:
            self.form.add_error(None, str(refusal))
        return self.form.is_valid()

    def _shown(self, key: str) -> HttpResponse:
        matches = list(found(self.event, {"q": self.typed})[: SHOWN + 1]) if self.typed else []
        chosen = next((one for one in matches if str(one.pk) == key), matches[0] if matches else None)
        context = self.get_context_data()
        context.update(
            form=self.form,
            typed=self.typed,
            chosen=chosen,
            others=[one for one in matches[:SHOWN] if one != chosen],
            is_cut=len(matches) > SHOWN,
        )
        return self.render_to_response(context)
