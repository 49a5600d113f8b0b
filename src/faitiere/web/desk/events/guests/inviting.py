"""Inviting: the group, audiences, a person, pasted lines; together or one by one."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from faitiere.domains.audiences.models import Audience
from faitiere.domains.audiences.queries import recipients
from faitiere.domains.audiences.services import audiences
from faitiere.domains.events.choices import Side
from faitiere.domains.events.models import Event
from faitiere.domains.events.queries import invitees
from faitiere.domains.events.services import invitations
from faitiere.domains.events.services.invitations import Invited, Invitee
from faitiere.domains.people.models import Person
from faitiere.domains.people.queries import main_office
from faitiere.kernel import clock
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.events.screens import EventScreen
from faitiere.web.desk.people.choosers import person_chooser


class InviteForm(forms.Form):
    """Whom to invite."""

    group = forms.BooleanField(required=False)
    audiences = forms.ModelMultipleChoiceField(
        label=_("Publics"),
        queryset=Audience.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Chaque personne est invitée une fois, avec la raison pour laquelle elle en est."),
    )
    person = forms.ModelChoiceField(
        label=_("Une personne de l’annuaire"),
        queryset=Person.objects.current(),
        required=False,
        widget=person_chooser.widget_class,
    )
    lines = forms.CharField(
        label=_("D’autres personnes, une par ligne"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("« Jeanne Morel <jeanne@ville.example> », ou l’adresse seule d’une personne de l’annuaire."),
    )
    side = forms.ChoiceField(
        label=_("De quel côté ?"), choices=Side.choices, initial=Side.FRANCE, widget=forms.RadioSelect
    )

    def __init__(self, event: Event, *args: Any, **kwargs: Any) -> None:
        """Offer the group of the event, and the audiences in use."""
        super().__init__(*args, **kwargs)
        self.event = event
        if event.group:
            self.fields["group"].label = str(_("Le groupe : %(group)s") % {"group": event.group})
            self.fields["group"].initial = True
            self.fields["group"].help_text = _("Qui le conduit, qui le suit pour chaque collectivité membre.")
        else:
            del self.fields["group"]
        offered = Audience.objects.in_use().order_by("name", "pk")
        if offered.exists():
            self.fields["audiences"].queryset = offered  # type: ignore[attr-defined]  # a choice field
        else:
            del self.fields["audiences"]

    def chosen(self) -> tuple[list[Invitee], list[str]]:
        """Return whom the form names, and the lines that name nobody."""
        found, left = invitees.pasted(self.cleaned_data["lines"], clock.today())
        side = Side(self.cleaned_data["side"])
        candidates = [*self._listed(), *found]
        return [Invitee(one.person, one.authority, one.name, one.email, side, one.why) for one in candidates], left

    def _listed(self) -> Iterator[invitees.Candidate]:
        on = clock.today()
        if self.cleaned_data.get("group") and self.event.group:
            yield from invitees.of_group(self.event.group, on)
        for audience in self.cleaned_data.get("audiences") or []:
            for one in recipients(audience, on=on):
                yield invitees.Candidate(one.person, one.authority, one.email, one.why)
                for other in one.also:
                    yield invitees.Candidate(other, one.authority, one.email, one.why)
        if person := self.cleaned_data["person"]:
            office = main_office(person, on)
            email = invitees.addresses([person.pk], on).get(person.pk, "")
            yield invitees.Candidate(person, office.office.authority if office else None, email, "ajoutée à la main")


class InviteScreen(EventScreen):
    """Invite to an event. Nothing leaves before the list is sent."""

    rule = "invitations.invite"
    tab = "guests"
    label = _("Inviter")
    template_name = "desk/events/guests/invite.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Invite whom the form names; what could not be read stays in the form."""
        self.form = InviteForm(self.event, request.POST)
        if not self.form.is_valid():
            return self.render_to_response(self.get_context_data(**kwargs))
        wanted, left = self.form.chosen()
        if not wanted:
            self.form.add_error(None, _("Choisissez au moins une personne à inviter."))
            return self.render_to_response(self.get_context_data(**kwargs))
        try:
            done = invitations.invite(self.event, wanted, by=self.actor, now=clock.now())
        except BusinessError as refusal:
            self.form.add_error(None, str(refusal))
            return self.render_to_response(self.get_context_data(**kwargs))
        self._note_audiences(len(done.new))
        messages.success(request, said(done))
        if left:
            self.form = InviteForm(self.event, initial={"lines": "\n".join(left), "group": False})
            self.form.initial["side"] = request.POST.get("side")
            messages.warning(request, _("Ces lignes n’ont pas été comprises : ajoutez un nom ou corrigez l’adresse."))
            return self.render_to_response(self.get_context_data(**kwargs))
        return redirect("desk_event:guests", pk=self.event.pk)

    def _note_audiences(self, people: int) -> None:
        """Let each audience that was used remember what for."""
        what = str(_("Invitation : %(event)s") % {"event": self.event})
        for audience in self.form.cleaned_data.get("audiences") or []:
            audiences.note_use(audience, what, people, by=self.actor, now=clock.now())

    @property
    def actor(self) -> Any:
        """Return who acts: the gate lets no stranger come this far."""
        return self.request.user

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the form."""
        context = super().get_context_data(**kwargs)
        form = getattr(self, "form", None) or InviteForm(self.event)
        context.update(form=form, media=form.media)
        return context


def said(done: Invited) -> str:
    """Say what became of the list."""
    count = len(done.new)
    told = ngettext("%(n)s personne ajoutée.", "%(n)s personnes ajoutées.", count) % {"n": count}
    if done.already:
        told += " " + ngettext("%(n)s l’était déjà.", "%(n)s l’étaient déjà.", done.already) % {"n": done.already}
    return told
