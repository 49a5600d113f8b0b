"""The form of an event, short first: what, when, where; the rest is folded."""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any, ClassVar

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from faitiere.domains.events.choices import EventAudience, EventKind
from faitiere.domains.events.models import Event
from faitiere.domains.events.queries.life.concerned import concerned
from faitiere.domains.events.services.changes import OVER
from faitiere.domains.events.services.events import EventDraft, Links
from faitiere.domains.territories.models import Country
from faitiere.domains.thesaurus.models import Topic
from faitiere.web.desk.events.choosers import event_chooser, series_chooser, venue_chooser
from faitiere.web.desk.events.dating.fields import MomentField
from faitiere.web.desk.events.dating.forms import DatedForm
from faitiere.web.desk.events.dating.guarding import SEEN, guard
from faitiere.web.desk.groups.choosers import group_chooser
from faitiere.web.desk.mandates.choosers import body_chooser
from faitiere.web.ui.templatetags.ui import sentence_start

Section = tuple[Any, tuple[str, ...], bool]
DRAFT = tuple(field.name for field in fields(EventDraft))


def draft_of(event: Event) -> EventDraft:
    """Return what is said of an event now."""
    return EventDraft(**{name: getattr(event, name) for name in DRAFT})


class EventForm(forms.ModelForm[Event]):
    """What an event is. `sections` are shown one after the other, the long ones folded."""

    title = forms.CharField(
        label=_("Titre"), max_length=250, required=False, help_text=_("Vide : « Réunion du groupe… ».")
    )
    audience = forms.ChoiceField(
        label=_("Pour qui"),
        choices=[("", _("le groupe s’il y en a un, sinon les adhérents")), *EventAudience.choices],
        required=False,
    )
    countries = forms.ModelMultipleChoiceField(
        label=_("Pays"), queryset=Country.objects.all(), widget=forms.CheckboxSelectMultiple, required=False
    )
    topics = forms.ModelMultipleChoiceField(
        label=_("Thèmes"), queryset=Topic.objects.all(), widget=forms.CheckboxSelectMultiple, required=False
    )
    owner = forms.ModelChoiceField(
        label=_("Suivi par"),
        queryset=get_user_model()._default_manager.filter(is_staff=True, is_active=True).order_by("name"),
        required=False,
    )

    tells = forms.BooleanField(
        label=_("Écrire aux personnes concernées si le lieu ou le format change"),
        required=False,
        initial=True,
        help_text=_(
            "Personnes inscrites, en attente ou invitées ; leurs calendriers suivent. Sans, pour une coquille."
        ),
    )

    sections: ClassVar[list[Section]] = [
        (_("Quoi"), ("kind", "group", "title"), False),
        (_("Où"), ("format", "venue", "place", "video_url", "tells"), False),
        (_("Pour qui"), ("audience", "owner", "description"), False),
        (_("Inscriptions"), ("quota", "overlaps", "registration_opens_at", "registration_closes_at"), True),
        (_("Série et édition"), ("series", "edition", "season", "episode", "parent", "body"), True),
        (_("Pays, thèmes, sources"), ("countries", "topics", "short_title", "outside_url", "source"), True),
    ]

    class Meta:
        model = Event
        fields = tuple(name for name in DRAFT if name in {field.name for field in Event._meta.fields})
        field_classes = {"registration_opens_at": MomentField, "registration_closes_at": MomentField}
        widgets = {
            "group": group_chooser.widget_class,
            "body": body_chooser.widget_class,
            "series": series_chooser.widget_class,
            "parent": event_chooser.widget_class,
            "venue": venue_chooser.widget_class,
            "description": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Start from the countries and topics of the event, and propose the kind that comes most often."""
        super().__init__(*args, **kwargs)
        for name in set(self.fields) - {name for _title, names, _folded in self.sections for name in names}:
            del self.fields[name]
        if not self.instance.pk:
            self.fields["kind"].initial = EventKind.GROUP_MEETING
        if not self.instance.pk or not concerned(self.instance).anybody or self.instance.state in OVER:
            del self.fields["tells"]

    def shown_sections(self) -> Iterator[dict[str, Any]]:
        """Return the sections with their fields; a folded one opens when something in it is to be mended."""
        for title, names, is_folded in self.sections:
            bound = [self[name] for name in names if name in self.fields]
            if not bound:
                continue
            yield {"title": title, "fields": bound, "is_folded": is_folded, "is_open": any(one.errors for one in bound)}

    def clean(self) -> dict[str, Any]:
        """Fill what follows from the group, then put the draft together."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        group = data.get("group")
        if not data.get("title") and group:
            data["title"] = f"Réunion du {sentence_start(group.name)}"[:250]
        if not data.get("audience"):
            data["audience"] = EventAudience.GROUP if group else EventAudience.MEMBERS
        if not self.errors:
            typed = {name: data[name] for name in DRAFT if name in data}
            data["draft"] = replace(self.known(), **typed)
            data["links"] = self.links(data)
        return data

    def known(self) -> EventDraft:
        """Return what the form does not ask: what is said now, or nothing yet."""
        return draft_of(self.instance.__class__.objects.get(pk=self.instance.pk)) if self.instance.pk else EMPTY

    def links(self, data: dict[str, Any]) -> Links:
        """Return what the event is linked to; hosts and partners are not asked here."""
        countries, topics, event = data["countries"], data["topics"], self.instance
        if not event.pk:
            return Links(countries, topics)
        return Links(countries, topics, hosts=event.hosts.all(), organizers=event.organizers.all())

    def _post_clean(self) -> None:
        """Leave the event to the service, whose refusals say what to do."""


EMPTY = EventDraft("", EventKind.OTHER)


class EventCreateForm(DatedForm, EventForm):
    """A new event: its date and its places too."""

    capacity = forms.IntegerField(label=_("Places"), min_value=1, required=False, help_text=_("Vide : pas de limite."))
    sections: ClassVar[list[Section]] = [
        (_("À vérifier avant d’enregistrer"), (SEEN,), False),
        EventForm.sections[0],
        (_("Quand"), ("day", "begins", "ends", "last_day", "expected", "timezone"), False),
        *EventForm.sections[1:3],
        (_("Inscriptions"), ("capacity", *EventForm.sections[3][1]), True),
        *EventForm.sections[4:],
    ]

    def clean(self) -> dict[str, Any]:
        """Hold the date against the calendar."""
        data = super().clean()
        if data.get("when") and "draft" in data:
            guard(self, data["draft"], data["when"], weekday=self.typed_weekday)
        return data
