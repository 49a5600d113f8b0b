"""The closed list of what a template may say, with words a secretary knows."""

from dataclasses import dataclass

from faitiere.domains.letters.choices.kinds import TemplateKind


@dataclass(frozen=True)
class Variable:
    """A name that stands between double braces. A typed one is written by hand when the letter is issued."""

    name: str
    label: str
    family: str
    example: str
    is_typed: bool = False


def _family(title: str, *rows: tuple[str, str, str], is_typed: bool = False) -> list[Variable]:
    return [Variable(name, label, title, example, is_typed) for name, label, example in rows]


_ADDRESSEE = _family(
    "Destinataire",
    ("civilite", "civilité", "Monsieur"),
    ("prenom", "prénom", "Bernard"),
    ("nom", "nom", "Lefèvre"),
    ("nom_complet", "prénom et nom", "Bernard Lefèvre"),
    ("appel", "formule d’appel, selon le genre et la fonction", "Monsieur le Maire"),
    ("fonction", "titre en vigueur à la date de la lettre", "Maire de Valmont-sur-Loire"),
    ("collectivite", "collectivité, en toutes lettres", "Ville de Valmont-sur-Loire"),
    ("adresse", "adresse de la collectivité", "1, place de la Mairie"),
    ("code_postal_ville", "code postal et ville", "49000 VALMONT-SUR-LOIRE"),
)

_NETWORK = _family(
    "Réseau et signataire",
    ("reseau", "nom du réseau", "Réseau des rives"),
    ("sigle", "sigle du réseau, à défaut son nom", "RDR"),
    ("qualite_signataire", "« Le Président » ou « La Présidente »", "La Présidente"),
    ("titre_signataire", "« Président de… » ou « Présidente de… »", "Présidente du Réseau des rives"),
    ("signataire", "nom de la personne qui préside le réseau", "Jeanne Morel"),
    ("mandats_signataire", "ses mandats locaux, un par ligne", "Maire de Rivecourt"),
    ("date_de_la_lettre", "date de la lettre", "19 janvier 2024"),
)

_MISSION = [
    *_ADDRESSEE,
    *_family(
        "Groupe",
        ("groupe", "nom du groupe", "groupe-pays Sénégal"),
        ("le_groupe", "« le groupe… »", "le groupe-pays Sénégal"),
        ("du_groupe", "« du groupe… »", "du groupe-pays Sénégal"),
        ("au_groupe", "« au groupe… »", "au groupe-pays Sénégal"),
        ("annee_de_creation", "année de création, si elle est connue", "2012"),
        ("nombre_de_collectivites", "nombre de collectivités membres, s’il est connu", "24"),
        ("dynamique", "dynamique dans laquelle il s’inscrit", "la dynamique Sahel"),
        ("theme", "thème du groupe", "égalité de genre"),
        ("odd", "objectifs de développement durable du thème", "ODD 5"),
    ),
    *_family(
        "Pays",
        ("pays", "pays", "Sénégal"),
        ("le_pays", "« le Sénégal »", "le Sénégal"),
        ("au_pays", "« au Sénégal »", "au Sénégal"),
        ("du_pays", "« du Sénégal »", "du Sénégal"),
        ("franco", "adjectif composé, au pluriel", "franco-sénégalais"),
        ("faitiere", "association de collectivités du pays", "Association des maires du Sénégal"),
    ),
    *_family(
        "Mission",
        ("duree", "durée de la mission, en toutes lettres", "trois ans"),
        ("suppleance", "personne suppléante, avec son titre", "Madame Jeanne Morel, adjointe au maire de Rivecourt"),
    ),
    *_NETWORK,
    *_family(
        "À rédiger au moment d’émettre",
        ("contexte_pays", "contexte du pays", "…"),
        ("contexte_relations", "relations entre la France et le pays", "…"),
        ("contexte_cooperation", "situation de la coopération décentralisée", "…"),
        ("fait_marquant", "fait marquant récent ou prévu", "…"),
        ("siege_exterieur", "siège dans une instance extérieure", "au conseil d’administration de l’association X"),
        is_typed=True,
    ),
]

_INVITATION = [
    *_ADDRESSEE,
    *_family(
        "Événement",
        ("evenement", "titre de l’événement", "Rencontres des rives"),
        ("nature", "nature de l’événement", "rencontres annuelles"),
        ("edition", "édition, si elle est connue", "14e"),
        ("quand", "date et heures", "mercredi 20 mars 2024, de 9 h à 17 h"),
        ("lieu", "lieu", "Salle des rives, Valmont-sur-Loire"),
        ("acces", "comment s’y rendre", "à dix minutes à pied de la gare"),
        ("presentation", "présentation de l’événement", "Deux journées pour parler de l’eau."),
        ("groupe_invitant", "groupe qui se réunit, « du groupe… »", "du groupe-pays Sénégal"),
        ("partenaires", "organisations associées", "Agence des rives et Fédération des ports"),
        ("repondre_avant", "jour jusqu’auquel on répond", "12 mars 2024"),
    ),
    *_NETWORK,
]

VARIABLES: dict[str, list[Variable]] = {TemplateKind.MISSION: _MISSION, TemplateKind.INVITATION: _INVITATION}

# The cases of each kind of letter: a block limited to a case is printed in that case only.
VARIANTS: dict[str, dict[str, str]] = {
    TemplateKind.MISSION: {"pays": "groupe-pays", "travail": "groupe thématique, dynamique ou mission"},
    TemplateKind.INVITATION: {
        "sur_place": "sur place",
        "visio": "en visioconférence",
        "hybride": "sur place ou en visioconférence",
    },
}
