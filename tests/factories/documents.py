"""Data of documents, as Typst templates read them."""

from typing import Any


def letter_data(**changes: Any) -> dict[str, Any]:
    """Return a complete letter of an invented network, as « domains/letters/typst/letter.typ » reads it."""
    return {
        "sender": {
            "name": "Réseau des rives",
            "tagline": "Les collectivités engagées dans le monde",
            "accent": "#1d3f58",
            "logo": None,
            "lines": ["9, rue du Port", "35000 Rivecourt"],
        },
        "reference": "2024-003",
        "reference-line": "Réf. : 2024-003",
        "draft": False,
        "quality": "La Présidente",
        "addressee": [
            "Monsieur Bernard Lefèvre",
            "Maire de Valmont-sur-Loire",
            "1, place de la Mairie",
            "49000 VALMONT",
        ],
        "place-and-date": "Rivecourt, le 19 janvier 2024",
        "subject": "Objet : lettre de mission",
        "salutation": "Monsieur le Maire,",
        "body": [
            {"kind": "paragraph", "text": "Vous avez accepté cette mission. Votre rôle sera :"},
            {"kind": "duties", "items": ["d’animer le groupe ;", "d’en rendre compte."]},
            {"kind": "paragraph", "text": "La mission dure trois ans."},
        ],
        "closing": "Je vous prie d’agréer, Monsieur le Maire, mes salutations cordiales.",
        "signature": ["Amina Diallo", "Présidente"],
    } | changes
