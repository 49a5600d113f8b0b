"""Finding an authority by an official code."""

from collections.abc import Iterable

from django.db.models import F, Q

from faitiere.domains.territories.models import Authority


def by_code(kind: str, code: str) -> Authority | None:
    """Return the authority that has, or that took over, an INSEE code."""
    return by_codes(kind, [code]).get(code)


def by_codes(kind: str, codes: Iterable[str]) -> dict[str, Authority]:
    """Return authorities by INSEE code, in two queries; a former code leads to the authority that replaced it."""
    wanted = set(codes)
    current = Authority.objects.current().filter(kind=kind, insee_code__in=wanted)
    found = {authority.insee_code: authority for authority in current}
    missing = wanted - found.keys()
    if missing:
        replaced = Q(words__word__in=[code.lower() for code in missing], words__is_whole=True)
        for authority in Authority.objects.current().filter(replaced, kind=kind).distinct():
            found |= {code: authority for code in authority.former_codes.split() if code in missing}
    return found


def by_siren(siren: str) -> Authority | None:
    """Return the authority that has a SIREN, or the last that had it."""
    return Authority.objects.filter(siren=siren).order_by(F("ends_on").desc(nulls_first=True)).first()
