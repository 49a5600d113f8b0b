"""Addresses that sign a member of the cast in. They exist in the demo only: production does not install this app."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse

from faitiere.demo.cast import BY_KEY, PLAYERS, Player
from faitiere.kernel import clock, signing

PURPOSE = "demo.entrance"
LIFETIME = timedelta(days=365)


def path_of(player: Player) -> str:
    """Return the path that signs a player in."""
    token = signing.make(PURPOSE, player.key, now=clock.real_now(), lifetime=LIFETIME)
    return reverse("demo:enter", args=[token])


def read(token: str) -> Player:
    """Return whose entrance it is; LinkInvalid or LinkExpired otherwise."""
    key = signing.read(PURPOSE, token, now=clock.real_now())
    if key not in BY_KEY:
        raise signing.LinkInvalid
    return BY_KEY[key]


def addresses(origin: str = "") -> list[tuple[Player, str]]:
    """Return each player with the whole address to follow."""
    base = (origin or settings.SITE_URL).rstrip("/")
    return [(player, base + path_of(player)) for player in PLAYERS]
