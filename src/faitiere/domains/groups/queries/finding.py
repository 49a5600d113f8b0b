"""Finding groups as people type them."""

from faitiere.domains.groups.models import Group
from faitiere.kernel.words import words


def search(text: str, *, limit: int = 20) -> list[Group]:
    """Return the groups one of whose names, or of whose countries, has words that begin like each word typed."""
    typed = words(text)
    if not typed:
        return []
    rows = Group.objects.select_related("zone").prefetch_related("countries").order_by("short_name", "pk")
    return [group for group in rows if _answers(group, typed)][:limit]


def _answers(group: Group, typed: list[str]) -> bool:
    countries = [country.name for country in group.countries.all()]
    known = words(" ".join([group.name, group.short_name, *group.also_named, *countries]))
    return all(any(name.startswith(word) for name in known) for word in typed)
