"""Filters of the lists of bodies and mandates."""

from typing import ClassVar

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from faitiere.domains.mandates import queries
from faitiere.domains.mandates.choices import BodyKind, Confirmation, Holding, SeatRole
from faitiere.domains.mandates.models import Body, Mandate
from faitiere.kernel import clock


class BodyFilterSet(WagtailFilterSet):
    """By nature, owner and existence."""

    kind = django_filters.MultipleChoiceFilter(label=_("Nature"), choices=BodyKind.choices)
    of_network = django_filters.ChoiceFilter(
        label=_("Instances"),
        choices=[("own", _("du réseau")), ("outside", _("d’autres organisations"))],
        method="filter_owner",
    )
    existence = django_filters.ChoiceFilter(
        label=_("Existence"), choices=[("now", _("existantes")), ("past", _("supprimées"))], method="filter_existence"
    )

    class Meta:
        model = Body
        fields: ClassVar[list[str]] = []

    def filter_owner(self, queryset: QuerySet[Body], name: str, value: str) -> QuerySet[Body]:
        """Keep the network's own, or the others'."""
        return queryset.filter(organization__isnull=value == "own")

    def filter_existence(self, queryset: QuerySet[Body], name: str, value: str) -> QuerySet[Body]:
        """Keep those that exist on the business date, or those that do not any more."""
        gone = Q(ends_on__lte=clock.today())
        return queryset.exclude(gone) if value == "now" else queryset.filter(gone)


class MandateFilterSet(WagtailFilterSet):
    """By state on the business date, role, kind of body, kind of holder, version."""

    standing = django_filters.MultipleChoiceFilter(
        label=_("À ce jour"),
        choices=[choice for choice in Confirmation.choices if choice[0] != Confirmation.UNKNOWN],
        method="filter_standing",
    )
    expired = django_filters.ChoiceFilter(label=_("Terme"), choices=[("yes", _("échu"))], method="filter_expired")
    role = django_filters.MultipleChoiceFilter(label=_("Rôle"), choices=SeatRole.choices, field_name="seat__role")
    kind = django_filters.MultipleChoiceFilter(
        label=_("Instance"), choices=BodyKind.choices, field_name="seat__body__kind"
    )
    holding = django_filters.MultipleChoiceFilter(label=_("Tenu par"), choices=Holding.choices)
    version = django_filters.ChoiceFilter(
        label=_("Version"),
        choices=[("kept", _("retenues")), ("aside", _("écartées")), ("open", _("à arbitrer"))],
        method="filter_version",
    )

    class Meta:
        model = Mandate
        fields: ClassVar[list[str]] = []

    def filter_standing(self, queryset: QuerySet[Mandate], name: str, value: list[str]) -> QuerySet[Mandate]:
        """Keep the mandates that hold on the business date with one of these degrees of certainty."""
        if not value:
            return queryset
        standings = queries.holders_on(clock.today()).values()
        return queryset.filter(
            pk__in=[one.mandate.pk for one in standings if one.mandate and one.confirmation in value]
        )

    def filter_expired(self, queryset: QuerySet[Mandate], name: str, value: str) -> QuerySet[Mandate]:
        """Keep the mandates whose term is over, without a known renewal."""
        standings = queries.holders_on(clock.today()).values()
        return queryset.filter(pk__in=[one.mandate.pk for one in standings if one.mandate and one.is_term_expired])

    def filter_version(self, queryset: QuerySet[Mandate], name: str, value: str) -> QuerySet[Mandate]:
        """Keep what is retained, set aside, or waits for a judgement."""
        if value == "kept":
            return queryset.filter(is_retained=True)
        aside = queryset.filter(is_retained=False)
        return aside.filter(judged_on=None) if value == "open" else aside
