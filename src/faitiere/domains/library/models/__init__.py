"""What the room remembers. Named Library… because Wagtail keeps its own Image and Document tables beside ours."""

from faitiere.domains.library.models.document import LibraryDocument
from faitiere.domains.library.models.identity import NetworkIdentity
from faitiere.domains.library.models.image import LibraryImage, LibraryRendition

__all__ = ["LibraryDocument", "LibraryImage", "LibraryRendition", "NetworkIdentity"]
