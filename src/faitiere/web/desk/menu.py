"""The menu: one section for each part of the network's life."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSetGroup

from faitiere.web.desk.accounts.viewsets import UserViewSet
from faitiere.web.desk.audiences.choosers import audience_chooser
from faitiere.web.desk.audiences.viewsets import AudienceViewSet
from faitiere.web.desk.audit.viewsets import JournalViewSet
from faitiere.web.desk.events.catalogue.viewsets import SeriesViewSet, VenueViewSet
from faitiere.web.desk.events.choosers import event_chooser, series_chooser, venue_chooser
from faitiere.web.desk.events.registrations.viewsets import RegistrationViewSet
from faitiere.web.desk.events.viewsets import EventViewSet
from faitiere.web.desk.groups.choosers import group_chooser
from faitiere.web.desk.groups.viewsets import GroupViewSet
from faitiere.web.desk.kit.links import LinkEntry
from faitiere.web.desk.letters.viewsets import (
    LetterBatchViewSet,
    LetterTemplateViewSet,
    LetterViewSet,
    MissionLetterViewSet,
)
from faitiere.web.desk.library.viewsets import IdentityViewSet
from faitiere.web.desk.mandates.choosers import body_chooser
from faitiere.web.desk.mandates.viewsets import BodyViewSet, MandateViewSet
from faitiere.web.desk.members.viewsets import MembershipViewSet
from faitiere.web.desk.newsletters.deliverability.suppressions import SuppressionViewSet
from faitiere.web.desk.newsletters.deliverability.views import DeliverabilityViewSet
from faitiere.web.desk.newsletters.setup.letters import NewsletterViewSet
from faitiere.web.desk.newsletters.setup.lexicon import LexiconViewSet
from faitiere.web.desk.newsletters.setup.plans import PlanViewSet
from faitiere.web.desk.newsletters.subscriptions.viewsets import SubscriptionViewSet
from faitiere.web.desk.newsletters.viewsets import IssueViewSet
from faitiere.web.desk.newsroom.articles.viewsets import ArticleViewSet
from faitiere.web.desk.newsroom.contributions.viewsets import ContributionViewSet
from faitiere.web.desk.newsroom.links.viewsets import LinkViewSet
from faitiere.web.desk.newsroom.publications.viewsets import PublicationViewSet
from faitiere.web.desk.newsroom.rubrics import RubricViewSet
from faitiere.web.desk.people.choosers import organization_chooser, person_chooser
from faitiere.web.desk.people.corrections import CorrectionViewSet
from faitiere.web.desk.people.viewsets import ContactViewSet, OrganizationViewSet, PersonViewSet
from faitiere.web.desk.territories.choosers import authority_chooser
from faitiere.web.desk.territories.imports import ImportBatchViewSet
from faitiere.web.desk.territories.viewsets import AuthorityViewSet, CountryViewSet, ZoneViewSet

# Wagtail's own entries that staff do not need, or that our sections hold.
HIDDEN = frozenset({"explorer", "images", "documents", "reports", "settings", "help"})


class Network(ViewSetGroup):
    """Réseau."""

    menu_label = _("Réseau")
    menu_icon = "group"
    menu_order = 100
    items: ClassVar[tuple[Any, ...]] = (GroupViewSet, BodyViewSet, MandateViewSet)


class People(ViewSetGroup):
    """Personnes."""

    menu_label = _("Personnes")
    menu_icon = "user"
    menu_order = 200
    items: ClassVar[tuple[Any, ...]] = (
        PersonViewSet,
        AudienceViewSet,
        OrganizationViewSet,
        ContactViewSet,
        CorrectionViewSet,
    )


class Events(ViewSetGroup):
    """Événements."""

    menu_label = _("Événements")
    menu_icon = "calendar"
    menu_order = 350
    items: ClassVar[tuple[Any, ...]] = (EventViewSet, RegistrationViewSet, SeriesViewSet, VenueViewSet)


class Newsroom(ViewSetGroup):
    """Rédaction."""

    menu_label = _("Rédaction")
    menu_icon = "edit"
    menu_order = 360
    items: ClassVar[tuple[Any, ...]] = (
        ArticleViewSet,
        PublicationViewSet,
        ContributionViewSet,
        LinkViewSet,
        RubricViewSet,
    )


class Letters(ViewSetGroup):
    """Courriers."""

    menu_label = _("Courriers")
    menu_icon = "mail"
    menu_order = 400
    items: ClassVar[tuple[Any, ...]] = (
        LinkEntry("desk_missions", label=_("Lettres de mission"), url_name="desk_missionletter:day", icon="mail"),
        MissionLetterViewSet,
        LetterViewSet,
        LetterTemplateViewSet,
        LetterBatchViewSet,
    )


class Newsletters(ViewSetGroup):
    """Lettres d’information."""

    menu_label = _("Lettres")
    menu_icon = "form"
    menu_order = 420
    items: ClassVar[tuple[Any, ...]] = (
        IssueViewSet,
        SubscriptionViewSet,
        SuppressionViewSet,
        DeliverabilityViewSet,
        NewsletterViewSet,
        PlanViewSet,
        LexiconViewSet,
    )


class Territories(ViewSetGroup):
    """Territoires."""

    menu_label = _("Territoires")
    menu_icon = "site"
    menu_order = 500
    items: ClassVar[tuple[Any, ...]] = (AuthorityViewSet, CountryViewSet, ZoneViewSet, ImportBatchViewSet)


class Site(ViewSetGroup):
    """The public site: Wagtail's pages, images and documents."""

    menu_label = _("Site")
    menu_icon = "globe"
    menu_order = 600
    items: ClassVar[tuple[Any, ...]] = (
        LinkEntry("desk_pages", label=_("Pages"), url_name="wagtailadmin_explore_root", icon="doc-empty"),
        LinkEntry("desk_images", label=_("Images"), url_name="wagtailimages:index", icon="image"),
        LinkEntry("desk_documents", label=_("Documents"), url_name="wagtaildocs:index", icon="doc-full"),
    )


class Settings(ViewSetGroup):
    """Réglages."""

    menu_label = _("Réglages")
    menu_icon = "cog"
    menu_order = 900
    items: ClassVar[tuple[Any, ...]] = (IdentityViewSet, UserViewSet)


SECTIONS: list[type[ViewSetGroup]] = [
    Network,
    People,
    Events,
    Newsroom,
    Letters,
    Newsletters,
    Territories,
    Site,
    Settings,
]
ALONE: list[Any] = [MembershipViewSet, JournalViewSet]
CHOOSERS: list[Any] = [
    authority_chooser,
    person_chooser,
    organization_chooser,
    body_chooser,
    group_chooser,
    audience_chooser,
    event_chooser,
    series_chooser,
    venue_chooser,
]
