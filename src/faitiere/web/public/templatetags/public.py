"""How the public site names what the rooms know."""

from django import template

from faitiere.domains.territories.choices import AuthorityKind
from faitiere.domains.territories.models import Authority, Zone
from faitiere.kernel.words import plain, words

register = template.Library()
COLOURS = 8
NAMED_WITH_KIND = {AuthorityKind.DEPARTEMENT, AuthorityKind.REGION}
EMPTY_WORDS = set(words("communauté urbaine d’agglomération de communes, commune du, des, de la, le, les, l’"))


@register.filter
def tone(zone: Zone | None) -> str:
    """Return the class that colours a zone; groups without a zone are grey."""
    return f"zone-{(zone.order - 1) % COLOURS + 1}" if zone and zone.order else "zone-8"


@register.filter
def place(authority: Authority) -> str:
    """Name an authority so that nobody takes a département for the town of the same name: « Vienne (département) »."""
    kind = authority.get_kind_display()
    if authority.kind not in NAMED_WITH_KIND or plain(kind) in plain(authority.name):
        return authority.name
    return f"{authority.name} ({kind})"


@register.filter
def goes_without(authority: Authority | None, title: str) -> bool:
    """Tell whether a title already says its authority: « adjoint à la maire de Paris » needs no « Paris »."""
    return authority is None or set(words(authority.name)) - EMPTY_WORDS <= set(words(title))
