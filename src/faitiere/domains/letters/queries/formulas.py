"""How French names places, groups and countries in a letter."""

import re
from dataclasses import dataclass

from faitiere.domains.territories.choices import AuthorityKind
from faitiere.domains.territories.models import Authority, Country

_YEARS = {1: "un an", 2: "deux ans", 3: "trois ans", 4: "quatre ans", 5: "cinq ans", 6: "six ans"}
_FEMININE_NOUNS = {"dynamique", "mission", "commission", "conférence", "plateforme"}
_MASCULINE_NOUNS = {"groupe", "groupe-pays", "comité", "réseau", "cercle", "club"}

# Départements by the article they take; those that begin with a vowel take « l’ », the others « la ».
_WITHOUT_ARTICLE = re.compile(
    "Eure-et-Loir|Ille-et-Vilaine|Indre-et-Loire|Loir-et-Cher|Lot-et-Garonne|Maine-et-Loire|Mayotte|"
    "Meurthe-et-Moselle|Paris|Saône-et-Loire|Seine-et-Marne|Tarn-et-Garonne|Vaucluse"
)
_MASCULINE = re.compile(
    "Bas-Rhin|Calvados|Cantal|Cher|Doubs|Finistère|Gard|Gers|Haut-Rhin|Jura|Loiret|Lot|Morbihan|Nord|Pas-de-Calais|"
    "Puy-de-Dôme|Rhône|Tarn|Territoire de Belfort|Val-de-Marne|Val-d['’]Oise|Var"
)
_PLURAL = re.compile(
    "Alpes-de-Haute-Provence|Alpes-Maritimes|Ardennes|Bouches-du-Rhône|Côtes-d['’]Armor|Deux-Sèvres|Hautes-Alpes|"
    "Hautes-Pyrénées|Hauts-de-Seine|Landes|Pyrénées-Atlantiques|Pyrénées-Orientales|Vosges|Yvelines"
)
_INTERCOMMUNAL = {
    "CC ": "Communauté de communes ",
    "CA ": "Communauté d’agglomération ",
    "CU ": "Communauté urbaine ",
}


def years(count: int) -> str:
    """Return « trois ans »."""
    return _YEARS.get(count, f"{count} ans")


def of(name: str) -> str:
    """Return a place's name after « de »: « de Paris », « d’Angers », « du Havre », « des Ulis »."""
    if name.startswith("Le "):
        return f"du {name[3:]}"
    if name.startswith("Les "):
        return f"des {name[4:]}"
    return f"d’{name}" if re.match(r"[AEIOUÀÂÉÈÊËÎÏÔÖÛÜ]|Y[^aeiou]", name) else f"de {name}"


def _of_departement(name: str) -> str:
    if _WITHOUT_ARTICLE.fullmatch(name):
        return of(name)
    if _PLURAL.fullmatch(name):
        return f"des {name}"
    if _MASCULINE.fullmatch(name):
        return f"du {name}"
    return f"de l’{name}" if re.match(r"[AEIOUÀÂÉÈÊÎÔ]", name) else f"de la {name}"


def formal_name(authority: Authority) -> str:
    """Return the name as an envelope writes it: « Ville du Havre », « Département de l’Aude », « Région Bretagne »."""
    match authority.kind:
        case AuthorityKind.COMMUNE | AuthorityKind.FOREIGN_MUNICIPALITY:
            return f"Ville {of(authority.name)}"
        case AuthorityKind.DEPARTEMENT:
            return f"Département {_of_departement(authority.name)}"
        case AuthorityKind.REGION:
            return authority.name if authority.name.startswith("Région") else f"Région {authority.name}"
        case AuthorityKind.EPCI:
            for short, long in _INTERCOMMUNAL.items():
                if authority.name.startswith(short):
                    return long + authority.name.removeprefix(short)
    return authority.name


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
