"""Filters of the lists of people, organisations and addresses."""

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from faitiere.domains.mandates.models import Mandate
from faitiere.domains.people.choices import (
    Civility,
    ContactKind,
    ContactPurpose,
    LegalBasis,
    OfficeKind,
    OrganizationKind,
)
from faitiere.domains.people.models import ContactPoint, Office, Organization, Person
from faitiere.kernel import clock

YES_NO = [("yes", _("oui")), ("no", _("non"))]


class PersonFilterSet(WagtailFilterSet):
    """By civility, office, mandate in the network, account."""

    civility = django_filters.ChoiceFilter(label=_("Civilité"), choices=Civility.choices)
    office = django_filters.MultipleChoiceFilter(
        label=_("Mandat électif"), choices=OfficeKind.choices, method="filter_office"
    )
    mandate = django_filters.ChoiceFilter(label=_("Mandat dans le réseau"), choices=YES_NO, method="filter_mandate")
    account = django_filters.ChoiceFilter(label=_("Compte"), choices=YES_NO, method="filter_account")
    row = django_filters.ChoiceFilter(
        label=_("Fiches"),
        choices=[("current", _("vivantes")), ("gone", _("effacées ou fusionnées"))],
        method="filter_row",
    )

    class Meta:
        model = Person
        fields: list[str] = []

    def filter_office(self, queryset: QuerySet[Person], name: str, value: list[str]) -> QuerySet[Person]:
        """Keep those who hold, or held, an office of these ranks without a known end."""
        if not value:
            return queryset
        held = Office.objects.filter(person=OuterRef("pk"), kind__in=value).filter(
            Q(ends_on=None) | Q(ends_on__gt=clock.today())
        )
        return queryset.filter(Exists(held))

    def filter_mandate(self, queryset: QuerySet[Person], name: str, value: str) -> QuerySet[Person]:
        """Keep those of whom a retained mandate has no known end, or the others."""
        held = Mandate.objects.filter(person=OuterRef("pk"), is_retained=True).filter(
            Q(ends_on=None) | Q(ends_on__gt=clock.today())
        )
        return queryset.filter(Exists(held)) if value == "yes" else queryset.exclude(Exists(held))

    def filter_account(self, queryset: QuerySet[Person], name: str, value: str) -> QuerySet[Person]:
        """Keep those who can enter, or cannot."""
        return queryset.filter(user__isnull=value == "no")

    def filter_row(self, queryset: QuerySet[Person], name: str, value: str) -> QuerySet[Person]:
        """Keep rows that stand for somebody, or the others."""
        current = Person.objects.current()
        return queryset.filter(pk__in=current) if value == "current" else queryset.exclude(pk__in=current)


class OrganizationFilterSet(WagtailFilterSet):
    """By nature."""

    kind = django_filters.MultipleChoiceFilter(label=_("Nature"), choices=OrganizationKind.choices)
    existence = django_filters.ChoiceFilter(
        label=_("Existence"), choices=[("now", _("existantes")), ("past", _("disparues"))], method="filter_existence"
    )

    class Meta:
        model = Organization
        fields: list[str] = []

    def filter_existence(self, queryset: QuerySet[Organization], name: str, value: str) -> QuerySet[Organization]:
        """Keep those that exist on the business date, or the others."""
        gone = Q(ends_on__lte=clock.today())
        return queryset.exclude(gone) if value == "now" else queryset.filter(gone)


class ContactFilterSet(WagtailFilterSet):
    """By means, purpose, legal basis, use."""

    kind = django_filters.ChoiceFilter(label=_("Moyen"), choices=ContactKind.choices)
    purpose = django_filters.MultipleChoiceFilter(label=_("Finalité"), choices=ContactPurpose.choices)
    legal_basis = django_filters.MultipleChoiceFilter(label=_("Base légale"), choices=LegalBasis.choices)
    used = django_filters.ChoiceFilter(label=_("Utilisée"), choices=YES_NO, method="filter_used")

    class Meta:
        model = ContactPoint
        fields: list[str] = []

    def filter_used(self, queryset: QuerySet[ContactPoint], name: str, value: str) -> QuerySet[ContactPoint]:
        """Keep those still in use, or retired."""
        used = Q(ends_on=None) | Q(ends_on__gt=clock.today())
        return queryset.filter(used) if value == "yes" else queryset.exclude(used)
