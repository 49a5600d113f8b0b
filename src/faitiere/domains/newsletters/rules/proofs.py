"""The words that readers are shown when they subscribe or are told. What was shown is kept: a change is a version."""

VERSION = "2024-01"

CONSENT = (
    "Je demande à recevoir {letters} par courriel. Je peux me désabonner à tout moment, d’un geste, par le lien placé "
    "au bas de chaque envoi. Mon adresse ne sert qu’à cela et n’est transmise à personne."
)
INFORMATION = (
    "Votre adresse professionnelle nous a été communiquée ({source}). Nous l’employons pour vous adresser {letters}, "
    "en lien avec vos fonctions, sur la base de l’intérêt légitime. Vous pouvez vous y opposer à tout moment, sans "
    "motif, par le lien placé au bas de chaque envoi."
)


def consent_to(names: list[str]) -> str:
    """Return what whoever subscribes agrees to."""
    return CONSENT.format(letters=_listed(names))


def information_of(name: str, source: str) -> str:
    """Return what a professional is told, with the right to object (GDPR, articles 14 and 21)."""
    return INFORMATION.format(letters=_listed([name]), source=source)


def _listed(names: list[str]) -> str:
    return ", ".join(f"« {name} »" for name in names)
