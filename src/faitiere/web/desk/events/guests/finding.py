"""Finding an invitation among those of an event: by some letters, by answer, by side."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.choices import AnswerKind, Side
from faitiere.domains.events.models import Event, Invitation
from faitiere.kernel.words import plain, words

NOT_SENT, AWAITED, NO_ADDRESS, NO_LETTER = "not_sent", "awaited", "no_address", "no_letter"
ANSWERS = [
    ("", _("toutes")),
    *AnswerKind.choices,
    (AWAITED, _("sans réponse")),
    (NOT_SENT, _("pas encore envoyées")),
    (NO_ADDRESS, _("sans adresse électronique")),
    (NO_LETTER, _("parties sans lettre")),
]
ORDERS = [("nom", _("nom")), ("collectivite", _("collectivité")), ("reponse", _("réponse")), ("date", _("date"))]
SORTS = {
    "nom": ("person__last_name", "name", "authority__name"),
    "collectivite": ("authority__name", "person__last_name"),
    "reponse": ("answer", "person__last_name", "name"),
    "date": ("-answered_at", "person__last_name"),
}


class GuestFilter(forms.Form):
    """What the list keeps, and in which order."""

    q = forms.CharField(label=_("Nom ou collectivité"), required=False, max_length=100)
    answer = forms.ChoiceField(label=_("Réponse"), choices=ANSWERS, required=False)
    side = forms.ChoiceField(label=_("Côté"), choices=[("", _("les deux")), *Side.choices], required=False)
    sort = forms.ChoiceField(
        label=_("Ordre"),
        required=False,
        choices=ORDERS,
    )


def found(event: Event, wanted: dict[str, Any]) -> QuerySet[Invitation]:
    """Return the invitations of an event that a filter keeps."""
    rows = Invitation.objects.standing().filter(event=event)
    rows = rows.select_related("person", "authority__country")
    if typed := words(wanted.get("q") or ""):
        rows = rows.filter(pk__in=[one.pk for one in rows if _has(one, typed)])
    if side := wanted.get("side"):
        rows = rows.filter(side=side)
    order = SORTS.get(wanted.get("sort") or "", SORTS["nom"])
    return rows.filter(_answer(wanted.get("answer") or "")).order_by(*order, "pk")


def sent_without_letter() -> Q:
    """Keep what left by e-mail without the letter, which the template could not write for that guest."""
    return Q(sent_at__isnull=False, letter="") & ~Q(email="")


def _answer(wanted: str) -> Q:
    if wanted == AWAITED:
        return Q(answer="", sent_at__isnull=False)
    if wanted == NOT_SENT:
        return Q(sent_at=None)
    if wanted == NO_ADDRESS:
        return Q(email="")
    if wanted == NO_LETTER:
        return sent_without_letter()
    return Q(answer=wanted) if wanted else Q()


def _has(invitation: Invitation, typed: list[str]) -> bool:
    """Tell whether each word typed begins a word of the name or of the authority, accents aside."""
    names = plain(f"{invitation} {invitation.authority or ''} {invitation.email}").replace("-", " ").split()
    return all(any(name.startswith(word) for name in names) for word in typed)
