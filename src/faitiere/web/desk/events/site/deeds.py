"""Opening, changing and closing the site of an event."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.images.widgets import AdminImageChooser

from faitiere.domains.events.models import Event, EventSite
from faitiere.domains.events.services import sites
from faitiere.domains.events.services.sites import SiteDraft
from faitiere.domains.library.models import LibraryImage
from faitiere.kernel import clock
from faitiere.web.desk.events.tabs import tabs_of
from faitiere.web.desk.kit.deeds import Deed


class SiteForm(forms.ModelForm[EventSite]):
    """What a site shows beside the event itself."""

    image = forms.ModelChoiceField(
        LibraryImage.objects.all(),
        label=_("Image d’ouverture"),
        required=False,
        widget=AdminImageChooser,
        help_text=_("Une image large, dont la description est écrite dans la bibliothèque."),
    )

    class Meta:
        model = EventSite
        fields = ["slug", "tagline", "accent", "image", "text"]
        labels = {"slug": _("Adresse"), "accent": _("Couleur"), "text": _("Rubriques")}
        widgets = {"accent": forms.TextInput(attrs={"type": "color"}), "text": forms.Textarea(attrs={"rows": 14})}
        help_texts = {
            "slug": _("Le site s’ouvre à cette adresse, après /e/ : « rencontres-2024 »."),
            "accent": _("Assez foncée pour que le titre, en blanc, s’y lise."),
            "text": _("Une ligne qui commence par « # » ouvre une rubrique et entre au menu : « # Venir »."),
        }

    def validate_unique(self) -> None:
        """Leave it to the service, which says which address is taken."""


class PublishSite(Deed):
    """Open the site, or change it."""

    model = Event
    slug = "site"
    rule = "sites.publish"
    label = _("Site de l’événement")
    icon = "globe"
    form_class = SiteForm
    template_name = "desk/events/site.html"
    submit_label = _("Ouvrir le site")
    done = _("Le site est ouvert.")
    explanation = _("Une page à sa propre adresse, à ses couleurs, avec le programme et l’accès tirés de la fiche.")
    refusals: ClassVar = {
        sites.AccentTooPale: "accent",
        sites.AddressTaken: "slug",
        sites.PictureNotDescribed: "image",
    }

    def get_form_kwargs(self) -> dict[str, Any]:
        """Show what the site says today; a new one proposes the address of the event."""
        site = EventSite.objects.filter(event=self.target).first()
        proposed = EventSite(event=self.target, slug=self.target.slug[:60].strip("-"))
        return {**super().get_form_kwargs(), "instance": site or proposed}

    def perform(self, target: Event, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return sites.publish(target, SiteDraft(**data), by=self.actor, now=clock.now())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the tabs of the event, and lead to the site when there is one."""
        context = super().get_context_data(**kwargs)
        site = EventSite.objects.filter(event=self.target).first()
        context["address"] = reverse("public:event_site", args=[site.slug]) if site else ""
        context["closing"] = WithdrawSite.url(self.target)
        context["tabs"] = tabs_of(self.target, self.slug)
        return context


class WithdrawSite(Deed):
    """Close the site."""

    model = Event
    slug = "fermer-le-site"
    rule = "sites.withdraw"
    label = _("Fermer le site")
    icon = "cross"
    is_grave = True
    explanation = _("La page du site disparaît ; celle de l’événement, dans l’agenda, demeure.")
    submit_label = _("Fermer le site")
    done = _("Le site est fermé.")

    @classmethod
    def is_offered(cls, target: Event) -> bool:
        """Offer it when there is one."""
        return EventSite.objects.filter(event=target).exists()

    def perform(self, target: Event, data: Mapping[str, Any]) -> Any:
        """Call the service."""
        return sites.withdraw(target, by=self.actor, now=clock.now())


DEEDS: list[type[Deed]] = [PublishSite, WithdrawSite]
