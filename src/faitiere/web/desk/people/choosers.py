"""Choosing a person or an organisation by typing."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from faitiere.domains.people import queries
from faitiere.domains.people.models import Organization, Person
from faitiere.web.desk.kit.choosers import DeskChooserViewSet
from faitiere.web.desk.kit.tables import Column


class PersonChooser(DeskChooserViewSet):
    """A person the network knows."""

    model = Person
    icon = "user"
    find = queries.search
    choose_one_text = _("Choisir une personne")
    details: ClassVar[list[Column]] = [Column("civility", label=_("Civilité"), accessor="get_civility_display")]


class OrganizationChooser(DeskChooserViewSet):
    """A partner organisation."""

    model = Organization
    icon = "group"
    find = queries.search_organizations
    choose_one_text = _("Choisir une organisation")
    details: ClassVar[list[Column]] = [
        Column("name", label=_("Nom")),
        Column("kind", label=_("Nature"), accessor="get_kind_display"),
    ]


person_chooser = PersonChooser("desk_person_chooser", url_prefix="choisir/personne")
organization_chooser = OrganizationChooser("desk_organization_chooser", url_prefix="choisir/organisation")
