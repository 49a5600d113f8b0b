"""What is asked before an issue leaves."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from faitiere.domains.audiences.models import Audience
from faitiere.domains.newsletters.choices import Variant


class FreezeForm(forms.Form):
    """To whom it goes besides the subscribers."""

    audience = forms.ModelChoiceField(
        label=_("Public"),
        queryset=Audience.objects.none(),
        required=False,
        empty_label=_("les abonnés seulement"),
        help_text=_("En plus des abonnés. Qui en fait partie se calcule maintenant, une fois par adresse."),
    )

    counts_clicks = forms.BooleanField(
        label=_("Compter les clics"),
        required=False,
        help_text=_("Un nombre par lien, jamais de nom. Les liens du message passent alors par le site du réseau."),
    )
    is_seen = forms.BooleanField(error_messages={"required": _("Corrigez-les, ou cochez pour figer malgré elles.")})

    def __init__(self, *args: Any, remarks: int = 0, **kwargs: Any) -> None:
        """Offer the audiences in use; ask for a word on what « Vérifier » still says."""
        super().__init__(*args, **kwargs)
        if remarks:
            said = ngettext(
                "J’ai lu la remarque de « Vérifier », et je fige malgré elle.",
                "J’ai lu les %(number)d remarques de « Vérifier », et je fige malgré elles.",
                remarks,
            )
            self.fields["is_seen"].label = said % {"number": remarks}
        else:
            del self.fields["is_seen"]
        offered: QuerySet[Audience] = Audience.objects.in_use()
        self.fields["audience"].queryset = offered  # type: ignore[attr-defined]  # a choice field


class TrialForm(forms.Form):
    """Who tries which variant."""

    variant = forms.ChoiceField(label=_("Version"), choices=Variant.choices)
    addresses = forms.CharField(
        label=_("Adresses"), help_text=_("Une par ligne."), widget=forms.Textarea(attrs={"rows": 4})
    )


class LeaveForm(forms.Form):
    """When it leaves."""

    at = forms.DateTimeField(
        label=_("Pas avant"),
        required=False,
        help_text=_("Laissez vide pour partir dès que le délai pour se raviser est passé."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )


class DoubtfulLeaveForm(LeaveForm):
    """When it leaves, and why it does although the domain of the sender is not in order."""

    despite = forms.CharField(
        label=_("Pourquoi partir quand même"),
        max_length=200,
        required=False,
        help_text=_(
            "Le domaine de l’expéditeur n’est pas en ordre : des messages iront aux indésirables. Le journal le garde."
        ),
    )


class StopForm(forms.Form):
    """Why nothing more is sent."""

    reason = forms.CharField(label=_("Motif"), max_length=200)
