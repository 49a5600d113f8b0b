"""What the network's accounts may say of an article: one text for each social network, within its length.

Somebody copies it by hand: no account of anyone is needed here.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from faitiere.domains.newsroom.models import Article
from faitiere.domains.newsroom.queries import addresses
from faitiere.kernel.typography import french

URL = re.compile(r"https?://\S+")
SHORT_URL = 23  # what X and Mastodon count for any address
# Characters that X counts once; each of the others counts twice.
LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
JOINER = "\u200d"


def graphemes(text: str) -> int:
    """Count what a reader takes for one character: accents and joined drawings count with what they stand on."""
    marks = sum(unicodedata.category(letter) in {"Mn", "Me", "Cf"} for letter in text)
    return len(text) - marks - text.count(JOINER)


def for_mastodon(text: str) -> int:
    """Count as Mastodon does: any address is 23."""
    return graphemes(URL.sub("x" * SHORT_URL, text))


def for_x(text: str) -> int:
    """Count as X does: any address is 23, what lies outside of Latin writings counts twice."""
    plain = unicodedata.normalize("NFC", URL.sub("x" * SHORT_URL, text))
    return sum(1 if any(low <= ord(letter) <= high for low, high in LIGHT) else 2 for letter in plain)


@dataclass(frozen=True)
class Network:
    """A social network: what it is called, how long a text may be, and how it counts."""

    key: str
    name: str
    limit: int
    count: Callable[[str], int]


@dataclass(frozen=True)
class Share:
    """A text ready to be copied."""

    network: Network
    text: str

    @property
    def length(self) -> int:
        """Return its length as the network counts it."""
        return self.network.count(self.text)


NETWORKS = (
    Network("linkedin", "LinkedIn", 3000, len),
    Network("facebook", "Facebook", 2000, len),
    Network("mastodon", "Mastodon", 500, for_mastodon),
    Network("bluesky", "Bluesky", 300, graphemes),
    Network("x", "X", 280, for_x),
)


def shares(article: Article) -> list[Share]:
    """Return one text for each network: the title, as much of the summary as fits, the address."""
    return [Share(network, _fitting(article, network)) for network in NETWORKS]


def _fitting(article: Article, network: Network) -> str:
    title, url = french(article.title), addresses.article(article)
    for said in _shorter_and_shorter(french(article.summary.strip())):
        text = "\n\n".join(filter(None, [title, said, url]))
        if network.count(text) <= network.limit:
            return text
    return next(
        (text for cut in _shorter_and_shorter(title) if network.count(text := f"{cut}\n\n{url}") <= network.limit), url
    )


def _shorter_and_shorter(text: str) -> Iterator[str]:
    """Yield the text whole, then with a word less each time, then nothing."""
    yield text
    while " " in text:
        text = text.rpartition(" ")[0].rstrip(" ,;:.…")
        yield f"{text}…"
    yield ""
