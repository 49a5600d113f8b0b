"""How French names places, groups and countries in a letter."""

from dataclasses import dataclass

from faitiere.domains.territories.choices import AuthorityKind
from faitiere.domains.territories.models import Authority, Country, naming

_YEARS = {1: "un an", 2: "deux ans", 3: "trois ans", 4: "quatre ans", 5: "cinq ans", 6: "six ans"}
_FEMININE_NOUNS = {"dynamique", "mission", "commission", "conférence", "plateforme"}
_MASCULINE_NOUNS = {"groupe", "groupe-pays", "comité", "réseau", "cercle", "club"}

_INTERCOMMUNAL = {
    "CC ": "Communauté de communes ",
    "CA ": "Communauté d’agglomération ",
    "CU ": "Communauté urbaine ",
}


def years(count: int) -> str:
    """Return « trois ans »."""
    return _YEARS.get(count, f"{count} ans")


_OF_NETWORKS = {
    "du ": "Réseau Conseil Forum Club",
    "de l’": "Association Alliance Union",
    "de la ": "Fédération Conférence",
}


def of_network(name: str) -> str:
    """Return a network's name after « de »: « du Réseau des rives », « de l’Association… », « de Cités Unies »."""
    noun = name.split(" ", 1)[0]
    article = next((article for article, nouns in _OF_NETWORKS.items() if noun in nouns.split()), None)
    return f"{article}{name}" if article else naming.genitive(name, None)


def formal_name(authority: Authority) -> str:
    """Return the name as an envelope writes it: « Ville du Havre », « Département de l’Aude », « Région Bretagne »."""
    if authority.kind in {AuthorityKind.COMMUNE, AuthorityKind.FOREIGN_MUNICIPALITY}:
        return f"Ville {authority.genitive}"
    for short, long in _INTERCOMMUNAL.items():
        if authority.kind == AuthorityKind.EPCI and authority.name.startswith(short):
            return long + authority.name.removeprefix(short)
    return authority.formal_name


@dataclass(frozen=True)
class Named:
    """A noun phrase and its contractions."""

    bare: str
    the: str
    of: str
    to: str


def named(name: str) -> Named:
    """Return « groupe-pays Sénégal », « le… », « du… », « au… » from the name of a group, dynamic or mission."""
    noun = name.split(" ", 1)[0].lower()
    if noun in _FEMININE_NOUNS:
        bare = name[0].lower() + name[1:]
        return Named(bare, f"la {bare}", f"de la {bare}", f"à la {bare}")
    bare = name[0].lower() + name[1:] if noun in _MASCULINE_NOUNS else f"groupe « {name} »"
    return Named(bare, f"le {bare}", f"du {bare}", f"au {bare}")


def country_with_article(country: Country) -> str:
    """Return « le Sénégal » from « du Sénégal »; « Haïti » takes none."""
    for contracted, article in (("du ", "le "), ("de la ", "la "), ("de l’", "l’"), ("de l'", "l’"), ("des ", "les ")):
        if country.genitive.startswith(contracted):
            return article + country.genitive.removeprefix(contracted)
    return country.name if country.genitive else ""


def franco(adjective: str) -> str:
    """Return « franco-tunisiens », the plural, from « tunisien »."""
    if not adjective:
        return ""
    if adjective.endswith(("s", "x", "z")):
        return f"franco-{adjective}"
    return f"franco-{adjective[:-2]}aux" if adjective.endswith("al") else f"franco-{adjective}s"
