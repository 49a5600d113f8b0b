"""How French joins a place's name to the words around it."""

import re

# « Type de nom en clair » (TNCC) of the Code officiel géographique, INSEE: the article of each name. Communes carry
# their article in the name (« Le Havre »), départements and régions do not (« Vienne », « Nord »).
_AFTER_DE = {0: "de ", 1: "d’", 2: "du ", 3: "de la ", 4: "des ", 5: "de l’", 6: "des ", 7: "de las ", 8: "de los "}
_CONTRACTED = {"Le": "du", "Les": "des", "Aux": "des"}
_ARTICLE = re.compile(r"^(Le|La|Les|L|Aux|Las|Los)([ ’'])")
_VOWEL = re.compile(r"^[AEÉÈÊIÎOÔUÆŒÂ]", re.IGNORECASE)


def genitive(name: str, liaison: int | None) -> str:
    """Return the name after « de »: by its own article, else by its INSEE liaison code, else by its first letter."""
    if article := _ARTICLE.match(name):
        contracted = _CONTRACTED.get(article[1])
        return f"{contracted} {name[article.end() :]}" if contracted else f"de {name}"
    if liaison is None:
        return f"d’{name}" if _VOWEL.match(name) else f"de {name}"
    return f"{_AFTER_DE.get(liaison, 'de ')}{name}"
