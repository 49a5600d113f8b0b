"""How the public site names what the rooms know."""

from django import template

from faitiere.domains.territories.models import Authority, Zone
from faitiere.kernel.words import plain

register = template.Library()
COLOURS = 8


@register.filter
def tone(zone: Zone | None) -> str:
    """Return the class that colours a zone; groups without a zone are grey."""
    return f"zone-{(zone.order - 1) % COLOURS + 1}" if zone and zone.order else "zone-8"


@register.filter
def goes_without(authority: Authority | None, title: str) -> bool:
    """Tell whether a title already says its authority: « adjoint à la maire de Paris » needs no « Paris »."""
    return authority is None or plain(authority.name) in plain(title)
