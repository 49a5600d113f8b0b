"""The pictures of an issue at the size of a letter, in as few queries as there are sizes."""

from collections.abc import Iterable

from faitiere.domains.library.models import LibraryImage
from faitiere.domains.newsletters.models import IssueItem
from faitiere.domains.newsletters.queries.addresses import absolute
from faitiere.domains.newsletters.queries.content.letter import Picture

WIDTH = 552  # pixels of the column of a letter of 600
FILTER = f"max-{2 * WIDTH}x{3 * WIDTH}|jpegquality-75"  # twice as fine, for the screens that are


def pictures(items: Iterable[IssueItem]) -> dict[int, Picture]:
    """Return the picture of each item that has one, by the key of the item."""
    shown = [item for item in items if item.image_id]
    images = LibraryImage.objects.prefetch_renditions(FILTER).in_bulk([item.image_id for item in shown])
    return {item.pk: _picture(images[item.image_id], item.image_alt) for item in shown if item.image_id in images}


def _picture(image: LibraryImage, alt: str) -> Picture:
    rendition = image.get_rendition(FILTER)
    width = min(WIDTH, rendition.width)
    return Picture(
        url=absolute(rendition.url),
        alt=alt or image.description,
        width=width,
        height=round(rendition.height * width / rendition.width),
        credit=image.credit,
        storage_name=rendition.file.name,
    )
