"""The groups as the site files them: filtered, by zone, and on the map."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django import forms
from django.urls import reverse
from django.utils.text import slugify

from faitiere.domains.groups.choices import GroupKind, GroupState
from faitiere.domains.groups.queries import GroupCard, Heading
from faitiere.domains.territories.models import Zone
from faitiere.web.public.atlas import Atlas, Pin, draw
from faitiere.web.public.pages import AsOf
from faitiere.web.public.templatetags.public import tone


class GroupFilter(forms.Form):
    """Which groups to show; what cannot be read is left out."""

    zone = forms.ModelChoiceField(
        Zone.objects.all(), to_field_name="slug", required=False, empty_label="Toutes les zones", label="Zone"
    )
    nature = forms.ChoiceField(choices=[("", "Toutes"), *GroupKind.choices], required=False, label="Nature")
    etat = forms.ChoiceField(choices=[("", "Tous"), *GroupState.choices], required=False, label="État")

    is_filter = True  # every field may be left out: nothing needs to say so

    def keeps(self, card: GroupCard) -> bool:
        """Tell whether a group passes the filters."""
        wanted = self.cleaned_data
        return (
            wanted.get("zone") in {None, card.group.zone}
            and wanted.get("nature", "") in {"", card.group.kind}
            and wanted.get("etat", "") in {"", card.state.state}
        )


@dataclass(frozen=True)
class Section:
    """A heading of the directory, with its anchor."""

    heading: Heading
    slug: str

    @classmethod
    def of(cls, heading: Heading) -> "Section":
        """Name the anchor after the zone."""
        return cls(heading, heading.zone.slug if heading.zone else slugify(heading.name))

    @property
    def is_on_the_map(self) -> bool:
        """Tell whether a group of it is about a country."""
        return any(card.countries for card in self.heading.cards)


def kept(headings: Iterable[Heading], chosen: GroupFilter) -> list[Heading]:
    """Return the headings with the groups that pass, without those left empty."""
    passed = [replace(one, cards=tuple(card for card in one.cards if chosen.keeps(card))) for one in headings]
    return [heading for heading in passed if heading.cards]


def atlas(headings: Iterable[Heading], day: AsOf) -> Atlas:
    """Put every country of every group on the map; an active group goes before a sleeping one."""
    cards = [card for heading in headings for card in heading.cards]
    cards.sort(key=lambda card: not card.is_active)
    return draw(_pin(card, code, day) for card in cards for code in (country.code for country in card.countries))


def _pin(card: GroupCard, code: str, day: AsOf) -> Pin:
    sleeps = "" if card.is_active else " is-dormant"
    said = "" if card.is_active or card.state.state is None else f" ({card.state.state.label})"
    return Pin(
        code=code,
        url=reverse("public:group", args=[card.group.slug]) + day.suffix,
        label=f"{card.group.name}{said}",
        tone=f"{tone(card.group.zone)}{sleeps}",
    )
