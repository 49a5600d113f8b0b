"""The grammar of French titles: their gender, their rank, their form of address.

A title agrees with the person who holds it (circular of 21 November 2017 on the feminine of functions, JORF n°0272).
"""

import re

from faitiere.domains.people.choices import Civility, OfficeKind
from faitiere.kernel.words import plain

# Nouns and adjectives that speak of the holder: masculine and feminine differ by the ending shown.
_FORMS = """
adjoint adjointe · délégué déléguée · conseiller conseillère · président présidente · vice-président vice-présidente
chargé chargée · représentant représentante · suppléant suppléante · directeur directrice · sénateur sénatrice
député députée · trésorier trésorière · ambassadeur ambassadrice · animateur animatrice · premier première
ancien ancienne · élu élue · chef cheffe · assistant assistante · administrateur administratrice
coordinateur coordinatrice · rapporteur rapporteure · référent référente · doyen doyenne · questeur questrice
municipal municipale · départemental départementale · régional régionale · métropolitain métropolitaine
territorial territoriale · général générale · intercommunal intercommunale · spécial spéciale · désigné désignée
consul consule · préfet préfète · chercheur chercheuse · invité invitée · participant participante
maire-adjoint maire-adjointe
"""
_PAIRS = [(pair.split()[0], pair.split()[1]) for line in _FORMS.strip().splitlines() for pair in line.split(" · ")]
_FEMININE = dict(_PAIRS) | {"1er": "1re"}
_MASCULINE = {feminine: masculine for masculine, feminine in _PAIRS} | {
    "1re": "1er",
    "1ère": "1er",
    "1ere": "1er",
}
# After one of these words, the title speaks of something else than its holder…
_BREAKS = {"à", "au", "aux", "de", "du", "des", "en", "auprès", "pour", "sur", "dans", "la", "le", "les"}
# … until one of these takes the holder up again: « adjoint au maire délégué à… ».
_RESUMING = {"délégué", "déléguée", "chargé", "chargée", "représentant", "représentante"}
_HEADS = {"adjoint", "conseiller", "président", "vice-président", "sénateur", "député", "représentant", "trésorier"}
# « Représentant la Région » is a participle, which does not agree; « représentante de la Région » is a noun.
_TOKEN = re.compile(r"(?i:représentante? l(?:a|e|es)?\b)|\w+(?:[-·.]\w+)*|\W+")
_ELIDED = re.compile(r"^[dl]$")


def agree(title: str, civility: str) -> str:
    """Return the title in the gender of its holder; unchanged when the civility is not known.

    « Adjoint au Maire délégué aux… » becomes « Adjointe au Maire déléguée aux… »; what belongs to somebody else (« à la
    maire ») or to a thing (« relations internationales ») is left alone.
    """
    if not civility:
        return title
    forms = _FEMININE if civility == Civility.MADAME else _MASCULINE
    speaks_of_holder, previous, agreed = True, "", []
    for token in _TOKEN.findall(title):
        word = token.casefold()
        if not word.strip() or not word[0].isalnum():
            agreed.append(token)
            speaks_of_holder = speaks_of_holder and "," not in token
            previous = "," if "," in token else previous
            continue
        speaks_of_holder = _takes_up(word, previous, speaks_of_holder=speaks_of_holder)
        agreed.append(_inflected(token, forms) if speaks_of_holder else token)
        previous = word
    return "".join(agreed)


def _takes_up(word: str, previous: str, *, speaks_of_holder: bool) -> bool:
    """Tell whether a word speaks of the holder, from what stands before it."""
    if word in _BREAKS or _ELIDED.match(word) or " " in word:
        return False
    if word in _RESUMING:
        return speaks_of_holder or previous != "ministre"
    starts_another_title = previous in {",", "et"} and _MASCULINE.get(word, word) in _HEADS
    return speaks_of_holder or starts_another_title


def _inflected(token: str, forms: dict[str, str]) -> str:
    """Return a word in the other gender, with the capitals it had."""
    word = token.casefold()
    if word not in forms:
        return token
    form = forms[word]
    differing = (place for place, (ours, theirs) in enumerate(zip(word, form, strict=False)) if ours != theirs)
    kept = next(differing, min(len(word), len(form)))
    ending = form[kept:]
    return token[:kept] + (ending.upper() if token.isupper() else ending)


def contradicts(title: str, civility: str) -> bool:
    """Tell whether a printed title is in the wrong gender for its holder."""
    return agree(title, civility) != title


def is_representation(title: str) -> bool:
    """Tell whether a title only says whom its holder represents: « Représentant la Région »."""
    return plain(title).startswith("representant")


_RANKS = [
    (OfficeKind.OTHER, r"ancien|honoraire|representant"),
    (OfficeKind.DEPUTY, r"maire[- ](adjoint|delegue)|(\S+ )?adjoint|(\S+ )?vice-president"),
    (OfficeKind.OTHER, r"president\w* (de (la )?commission|de groupe|charge)"),
    (OfficeKind.HEAD, r"maire\b|president"),
    (OfficeKind.DELEGATE, r"conseill\w+\b.*\b(delegue|charge)"),
    (OfficeKind.COUNCILLOR, r"conseill"),
]


def rank(title: str) -> str:
    """Return the rank that a title gives: head, deputy, delegate, councillor, other.

    A « maire délégué » ranks as a deputy (CGCT, art. L2113-13). A committee's president does not head the authority.
    """
    text = plain(title).strip()
    return next((kind for kind, start in _RANKS if re.match(start, text)), OfficeKind.OTHER)


_ADDRESS = re.compile(
    r"(?i)((?:maire|ministre)(?![ -]adjoint)|vice-présidente?|présidente?|sénat\w+|déput\w+|ambassad\w+|préf\w+"
    r"|adjointe?|conseill(?:er|ère)|trésori(?:er|ère)|secrétaire)\b"
)


def form_of_address(civility: str, title: str) -> str:
    """Return how a letter begins: « Madame la Maire », « Monsieur le Vice-président », « Madame la Conseillère ».

    Any office is addressed by its noun: an « adjointe au maire » is « Madame l’Adjointe ». Without a civility, both
    are said; without a title, the civility alone.
    """
    if not civility:
        return "Madame, Monsieur"
    agreed = agree(title, civility).strip()
    name = str(Civility(civility).label)
    found = _ADDRESS.match(agreed)
    if re.match(r"(?i)maire[ -]adjoint", agreed):
        return f"{name} {_article('maire', civility)}Maire {'adjointe' if civility == Civility.MADAME else 'adjoint'}"
    if not found:
        return name
    noun = found[1][0].upper() + found[1][1:].casefold()
    return f"{name} {_article(noun, civility)}{noun}"


def _article(noun: str, civility: str) -> str:
    if plain(noun)[0] in "aeiou":
        return "l’"
    return "la " if civility == Civility.MADAME else "le "
