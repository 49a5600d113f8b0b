"""The merge fields: what a letter may say of its reader. The list is closed; other double brackets are refused."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class MergeField:
    """A field, what it stands for, what a preview puts there, and what is read where nobody is addressed."""

    name: str
    label: object
    sample: str
    for_everybody: str = ""

    @property
    def marker(self) -> str:
        """Return what the editor types."""
        return f"[[{self.name}]]"


FIELDS = (
    MergeField("salutation", _("formule d’appel"), "Madame la Maire", "Madame, Monsieur"),
    MergeField("name", _("prénom et nom"), "Chloé Rivoire"),
    MergeField("authority", _("collectivité"), "Valmont-sur-Loire"),
    MergeField(
        "why",
        _("raison de l’envoi, en une phrase"),
        "Vous recevez cette lettre parce que votre collectivité est adhérente.",
    ),
    MergeField("web_url", _("adresse de la version en ligne"), "https://example.org/lettres/"),
    MergeField("preferences_url", _("adresse des préférences"), "https://example.org/lettres/preferences/exemple/"),
    MergeField("unsubscribe_url", _("adresse de désabonnement"), "https://example.org/lettres/desabonnement/exemple/"),
)
NAMES = frozenset(field.name for field in FIELDS)
DOUBLED = re.compile(r"(\[(?=\[)|\](?=\]))")
MARKER = re.compile(r"\[\[\s*([^\[\]]*?)\s*\]\]")


def used(text: str) -> set[str]:
    """Return the names of the fields that a text holds, ours or not."""
    return set(MARKER.findall(text))


def unknown(text: str) -> set[str]:
    """Return what stands in double brackets and is no field of the list."""
    return used(text) - NAMES


def exact(text: str) -> str:
    """Return the text with our fields spelt as the engine reads them: « [[ name ]] » is meant as « [[name]] »."""
    return MARKER.sub(lambda marker: f"[[{marker[1]}]]" if marker[1] in NAMES else marker[0], text)


def inert(text: str) -> str:
    """Return words that come from elsewhere as words: no text of a source speaks to each reader, nor learns of them."""
    return DOUBLED.sub(r"\1 ", text)


def filled(text: str, values: dict[str, str]) -> str:
    """Return the text with these values in place of the markers; a marker without a value stays."""
    return MARKER.sub(lambda marker: values.get(marker[1], marker[0]), text)


def for_everybody(text: str) -> str:
    """Return the text as it reads in the archive and on paper, where nobody is addressed in particular."""
    return filled(text, {field.name: field.for_everybody for field in FIELDS})
