"""Choosing an authority or a country by typing."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from faitiere.domains.territories import queries
from faitiere.domains.territories.models import Authority
from faitiere.web.desk.kit.choosers import DeskChooserViewSet
from faitiere.web.desk.kit.tables import Column


class AuthorityChooser(DeskChooserViewSet):
    """One of 36,000 authorities: by name, code or postcode, as people type."""

    model = Authority
    icon = "site"
    find = queries.search
    choose_one_text = _("Choisir une collectivité")
    select = ("departement", "country")
    details: ClassVar[list[Column]] = [
        Column("kind", label=_("Nature"), accessor="get_kind_display"),
        Column("departement", label=_("Département")),
        Column("country", label=_("Pays")),
        Column("insee_code", label=_("INSEE")),
    ]


authority_chooser = AuthorityChooser("desk_authority_chooser", url_prefix="choisir/collectivite")
