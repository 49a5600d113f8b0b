"""The sites of big events: opened, changed, closed."""

from dataclasses import dataclass, fields
from datetime import datetime

from django.db import transaction

from faitiere.domains.events.models import Event, EventSite
from faitiere.domains.library.models import LibraryImage
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError

READABLE = 4.5  # WCAG 2.2, 1.4.3: white words on the colour
BANNER = "fill-1600x640"


class AccentTooPale(BusinessError):
    """Titles are written in white on the colour of the site."""

    message = "Cette couleur est trop claire : le titre, en blanc, ne s’y lirait pas. Choisissez-la plus foncée."


class AddressTaken(BusinessError):
    """One address leads to one site."""

    message = "L’adresse « {slug} » est déjà celle d’un autre site. Choisissez-en une autre, par exemple avec l’année."


class PictureNotDescribed(BusinessError):
    """Whoever does not see the picture is told what it shows."""

    message = "Cette image n’a pas de description. Écrivez-la dans la bibliothèque, puis revenez."


@dataclass(frozen=True)
class SiteDraft:
    """What is said of a site."""

    slug: str
    tagline: str = ""
    accent: str = "#1d3f58"
    image: LibraryImage | None = None
    text: str = ""


@transaction.atomic
def publish(event: Event, draft: SiteDraft, *, by: log.Actor, now: datetime) -> EventSite:
    """Open the site of an event, or change it. AccentTooPale, AddressTaken, PictureNotDescribed.

    The picture is cut here to the size of the page, so that nobody who looks at the page waits for it.
    """
    if contrast_with_white(draft.accent) < READABLE:
        raise AccentTooPale
    if EventSite.objects.filter(slug=draft.slug).exclude(event=event).exists():
        raise AddressTaken(slug=draft.slug)
    if draft.image and not draft.image.description:
        raise PictureNotDescribed
    values = {field.name: getattr(draft, field.name) for field in fields(draft)}
    known = EventSite.objects.select_for_update().filter(event=event).first()
    before = {name: getattr(known, name) for name in values} if known else {}
    site = known or EventSite(event=event, published_at=now)
    for name, value in values.items():
        setattr(site, name, value)
    site.save()
    if draft.image:
        draft.image.get_rendition(BANNER)
    log.record("site ouvert", event, by=by, at=now, changes=log.changes_between(before, values))
    return site


@transaction.atomic
def withdraw(event: Event, *, by: log.Actor, now: datetime) -> None:
    """Close the site of an event; its page in the agenda stays."""
    if EventSite.objects.filter(event=event).delete()[0]:
        log.record("site fermé", event, by=by, at=now)


def contrast_with_white(colour: str) -> float:
    """Return how well white reads on a colour (WCAG 2.2, relative luminance): from 1 to 21."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
