"""Who subscribed to what, by which right, with the proof."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.widgets.button import HeaderButton

from faitiere.domains.newsletters.choices import SubscriptionState
from faitiere.domains.newsletters.models import Newsletter, Subscription
from faitiere.domains.newsletters.services import subscriptions
from faitiere.kernel import clock
from faitiere.web.desk.kit.deeds import Deed
from faitiere.web.desk.kit.listing import DeskIndexView
from faitiere.web.desk.kit.records import Cell, RecordView, linked
from faitiere.web.desk.kit.tables import Column, DayColumn, TagColumn, TitleColumn
from faitiere.web.desk.kit.viewsets import DeskViewSet
from faitiere.web.desk.newsletters.subscriptions import importing

TONES = {
    SubscriptionState.PENDING: "warn",
    SubscriptionState.ACTIVE: "good",
    SubscriptionState.OBJECTED: "bad",
    SubscriptionState.ENDED: "quiet",
}
LIVING = {SubscriptionState.PENDING, SubscriptionState.ACTIVE}


def _letters(_request: Any) -> QuerySet[Newsletter]:
    return Newsletter.objects.all()


class SubscriptionFilterSet(WagtailFilterSet):
    """By letter, state and legal basis."""

    newsletter = django_filters.ModelChoiceFilter(label=_("Lettre"), queryset=_letters)
    state = django_filters.MultipleChoiceFilter(label=_("État"), choices=SubscriptionState.choices)

    class Meta:
        model = Subscription
        fields: ClassVar[list[str]] = ["newsletter", "state", "basis"]


class SubscriptionIndex(DeskIndexView):
    """Subscriptions, the latest first."""

    search_fields = ("address", "name")
    intro = _("Chaque abonnement garde sa base légale et les mots qui ont été montrés ce jour-là.")
    select = ("newsletter", "person")
    filterset_class = SubscriptionFilterSet
    default_columns: ClassVar = [
        TitleColumn("address", label=_("Adresse"), accessor="address", sort_key="address"),
        Column("newsletter", label=_("Lettre"), sort_key="newsletter__name"),
        TagColumn("state", label=_("État"), accessor="get_state_display", key="state", tones=TONES),
        Column("basis", label=_("Base légale"), accessor="get_basis_display", sort_key="basis"),
        DayColumn("asked_at", label=_("Demandé le"), sort_key="asked_at"),
    ]
    extra_columns: ClassVar = [
        Column("name", label=_("Nom"), sort_key="name"),
        Column("source", label=_("Origine"), sort_key="source"),
        DayColumn("confirmed_at", label=_("Confirmé le"), sort_key="confirmed_at"),
        DayColumn("ended_at", label=_("Terminé le"), sort_key="ended_at"),
    ]

    @cached_property
    def header_buttons(self) -> list[Any]:
        """Offer to bring a list, or a professional."""
        label, url = _("Importer, ou informer un professionnel"), reverse("desk_subscription:import")
        return [*super().header_buttons, HeaderButton(label, url=url, icon_name="download")]


class SubscriptionRecord(RecordView):
    """A subscription and its proof."""

    is_dated = False

    def facts(self, target: Subscription, on: date) -> list[tuple[Any, Cell]]:
        """Return what was asked, shown and confirmed, and when."""
        facts = [
            (_("Lettre"), Cell(target.newsletter)),
            (_("Personne"), linked(target.person)),
            (_("Nom"), Cell(target.name)),
            (_("État"), Cell(target.get_state_display(), tone=TONES[SubscriptionState(target.state)])),
            (_("Base légale"), Cell(target.get_basis_display())),
            (_("Mots montrés"), Cell(target.wording, note=_("version %(name)s") % {"name": target.wording_version})),
            (_("Origine"), Cell(target.source)),
            (_("Demandé ou informé le"), Cell(target.asked_at)),
            (_("Confirmé le"), Cell(target.confirmed_at)),
            (_("Terminé le"), Cell(target.ended_at, note=target.ended_by)),
        ]
        return [(label, cell) for label, cell in facts if cell.text not in ("", None)]


class EndSubscription(Deed):
    """Somebody asked, by telephone or letter, to receive it no more."""

    model = Subscription
    slug = "terminer"
    rule = "subscriptions.end"
    label = _("Terminer l’abonnement")
    icon = "cross"
    is_grave = True
    explanation = _("À la demande de la personne : cette adresse ne recevra plus cette lettre, même par un public.")
    submit_label = _("Terminer")

    @classmethod
    def is_offered(cls, target: Subscription) -> bool:
        """Offer it for what is not over."""
        return target.state in LIVING and bool(target.address)

    def perform(self, target: Subscription, data: Mapping[str, Any]) -> None:
        """Call the service."""
        subscriptions.leave(target.address, target.newsletter, by=self.actor, now=clock.now())


class SubscriptionViewSet(DeskViewSet):
    """Abonnements."""

    name = "desk_subscription"
    url_prefix = "abonnements"
    model = Subscription
    icon = "group"
    menu_label = _("Abonnements")
    export_filename = "abonnements"
    ordering = ("-asked_at", "-pk")
    index_view_class = SubscriptionIndex
    inspect_view_class = SubscriptionRecord
    rules: ClassVar = {"view": "subscriptions.view"}
    deeds: ClassVar = [EndSubscription]
    bulk_deeds: ClassVar = [EndSubscription]

    def get_more_urlpatterns(self) -> list[Any]:
        """Add the screens of imports."""
        return [
            path("importer/", importing.Deposit.as_view(), name="import"),
            path("importer/<int:batch>/", importing.Imported.as_view(), name="imported"),
        ]
