"""Logins: opened, changed, closed and reopened by staff."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from faitiere.domains.accounts.models import User
from faitiere.domains.accounts.services import logins
from faitiere.kernel.errors import BusinessError
from faitiere.web.desk.kit.deeds import Deed
from faitiere.web.desk.kit.editing import DeskCreateView, ServiceCreate
from faitiere.web.desk.kit.listing import DeskIndexView
from faitiere.web.desk.kit.records import Cell, RecordView, linked
from faitiere.web.desk.kit.tables import Column, DayColumn, RecordColumn, TitleColumn
from faitiere.web.desk.kit.viewsets import DeskViewSet

Refusals = dict[type[BusinessError], str]


class LoginForm(forms.ModelForm[User]):
    """A login to open."""

    is_staff = forms.BooleanField(
        label=_("Équipe du réseau"), required=False, help_text=_("Ouvre l’espace de gestion, avec une seconde preuve.")
    )

    class Meta:
        model = User
        fields = ("email", "name", "is_staff")

    def _post_clean(self) -> None:
        """Leave a taken address to the service, whose refusal says what to do."""


class AddressForm(forms.Form):
    """Another address."""

    email = forms.EmailField(label=_("Nouvelle adresse"))


class CreateLogin(ServiceCreate):
    """Open a login."""

    def create(self, data: Mapping[str, Any]) -> User:
        """Call the service."""
        return logins.create(data["email"], name=data["name"], is_staff=data["is_staff"], by=self.user)


class ChangeAddress(Deed):
    """The login signs in with another address."""

    model = User
    slug = "adresse"
    rule = "logins.change_address"
    label = _("Changer d’adresse")
    icon = "mail"
    form_class = AddressForm
    refusals: ClassVar[Refusals] = {logins.AddressTaken: "email"}

    def perform(self, target: User, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return logins.change_address(target, data["email"], by=self.actor)


class CloseLogin(Deed):
    """The login signs nobody in any more."""

    model = User
    slug = "fermer"
    rule = "logins.close"
    label = _("Fermer le compte")
    icon = "lock"
    is_grave = True
    explanation = _("La personne sera déconnectée à sa prochaine page. Le compte peut être rouvert.")
    submit_label = _("Fermer le compte")

    @classmethod
    def is_offered(cls, target: User) -> bool:
        """Offer it for open logins."""
        return target.is_active

    def perform(self, target: User, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return logins.close(target, by=self.actor)


class ReopenLogin(Deed):
    """The login signs in again."""

    model = User
    slug = "rouvrir"
    rule = "logins.reopen"
    label = _("Rouvrir le compte")
    icon = "lock-open"
    submit_label = _("Rouvrir le compte")

    @classmethod
    def is_offered(cls, target: User) -> bool:
        """Offer it for closed logins."""
        return not target.is_active

    def perform(self, target: User, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return logins.reopen(target, by=self.actor)


class LoginCreate(DeskCreateView):
    """A new login."""

    refusals: ClassVar[Refusals] = {logins.AddressTaken: "email"}


class LoginFilterSet(WagtailFilterSet):
    """By right and state."""

    is_staff = django_filters.BooleanFilter(label=_("Équipe"))
    is_active = django_filters.BooleanFilter(label=_("Ouvert"))

    class Meta:
        model = User
        fields: ClassVar[list[str]] = []


class LoginIndex(DeskIndexView):
    """Logins."""

    search_fields = ("email", "name")
    intro = _("Les comptes s’ouvrent ici : personne ne s’inscrit soi-même, et personne n’a de mot de passe.")
    select = ("person",)
    filterset_class = LoginFilterSet
    default_columns: ClassVar = [
        TitleColumn("email", label=_("Adresse"), sort_key="email"),
        Column("name", label=_("Nom affiché"), sort_key="name"),
        RecordColumn("person", label=_("Personne"), accessor=lambda user: getattr(user, "person", None)),
        Column(
            "is_staff", label=_("Équipe"), accessor=lambda user: _("oui") if user.is_staff else "", sort_key="is_staff"
        ),
        Column(
            "is_active",
            label=_("État"),
            accessor=lambda user: _("ouvert") if user.is_active else _("fermé"),
            sort_key="is_active",
        ),
    ]
    extra_columns: ClassVar = [
        DayColumn("date_joined", label=_("Ouvert le"), sort_key="date_joined"),
        DayColumn("last_login", label=_("Dernière connexion"), sort_key="last_login"),
    ]


class LoginRecord(RecordView):
    """A login and the person behind it."""

    is_dated = False

    def facts(self, target: User, on: date) -> list[tuple[Any, Cell]]:
        """Return what it opens."""
        return [
            (_("Adresse"), Cell(target.email)),
            (_("Nom affiché"), Cell(target.name)),
            (_("Personne"), linked(getattr(target, "person", None))),
            (_("Équipe du réseau"), Cell(target.is_staff)),
            (_("État"), Cell(_("ouvert"), tone="good") if target.is_active else Cell(_("fermé"), tone="quiet")),
            (_("Ouvert le"), Cell(target.date_joined)),
            (_("Dernière connexion"), Cell(target.last_login)),
        ]


class UserViewSet(DeskViewSet):
    """Comptes."""

    name = "desk_user"
    url_prefix = "comptes"
    model = User
    icon = "key"
    menu_label = _("Comptes")
    export_filename = "comptes"
    ordering = "email"
    form_class = LoginForm
    index_view_class = LoginIndex
    add_view_class = LoginCreate
    inspect_view_class = LoginRecord
    rules: ClassVar = {"view": "logins.create", "add": "logins.create"}
    actions: ClassVar = [CreateLogin]
    deeds: ClassVar = [ChangeAddress, CloseLogin, ReopenLogin]
