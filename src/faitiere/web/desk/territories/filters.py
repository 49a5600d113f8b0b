"""Filters of the lists of authorities."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from faitiere.domains.members.models import Membership
from faitiere.domains.territories.choices import AuthorityKind
from faitiere.domains.territories.models import Authority, Country
from faitiere.kernel import clock


def _regions(_request: Any) -> QuerySet[Authority]:
    return Authority.objects.filter(kind=AuthorityKind.REGION, ends_on=None)


def _countries(_request: Any) -> QuerySet[Country]:
    return Country.objects.all()


class AuthorityFilterSet(WagtailFilterSet):
    """By nature, membership, place and existence."""

    kind = django_filters.MultipleChoiceFilter(label=_("Nature"), choices=AuthorityKind.choices)
    member = django_filters.ChoiceFilter(
        label=_("Adhésion"),
        choices=[("yes", _("adhérentes")), ("once", _("anciennes adhérentes")), ("no", _("jamais adhérentes"))],
        method="filter_member",
    )
    existence = django_filters.ChoiceFilter(
        label=_("Existence"), choices=[("now", _("existantes")), ("past", _("disparues"))], method="filter_existence"
    )
    region = django_filters.ModelChoiceFilter(label=_("Région"), queryset=_regions)
    country = django_filters.ModelChoiceFilter(label=_("Pays"), queryset=_countries)

    class Meta:
        model = Authority
        fields: list[str] = []

    def filter_member(self, queryset: QuerySet[Authority], name: str, value: str) -> QuerySet[Authority]:
        """Keep members of the day, or those that were, or those that never were."""
        now = Membership.objects.in_force(clock.today()).values("authority")
        ever = Membership.objects.values("authority")
        if value == "yes":
            return queryset.filter(pk__in=now)
        return queryset.filter(pk__in=ever).exclude(pk__in=now) if value == "once" else queryset.exclude(pk__in=ever)

    def filter_existence(self, queryset: QuerySet[Authority], name: str, value: str) -> QuerySet[Authority]:
        """Keep those that exist on the business date, or those that do not."""
        current = Authority.objects.current(clock.today())
        return queryset.filter(pk__in=current) if value == "now" else queryset.exclude(pk__in=current)
