"""What a room hands over to be sent to many."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Content:
    """What one variant of the recipients reads. Merge fields are written `[[name]]`, in the subject and both parts."""

    variant: str
    subject: str
    html: str
    text: str


@dataclass(frozen=True)
class Plan:
    """A mailing, ready to be frozen.

    `stream` is what one unsubscribes from. `markers` is the closed list of merge fields; `headers` may hold them too.
    A field of that list called `unsubscribe_url` feeds List-Unsubscribe and its one-click companion (RFC 8058).
    """

    key: str
    kind: str
    stream: str
    sender: str
    contents: tuple[Content, ...]
    markers: tuple[str, ...] = ()
    list_id: str = ""
    reply_to: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    not_before: datetime | None = None


@dataclass(frozen=True)
class Addressee:
    """Somebody to whom it goes, with the values of the merge fields."""

    address: str
    name: str = ""
    variant: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
