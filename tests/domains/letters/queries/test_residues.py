"""What betrays a draft; the markers are those found in a real template that had not been cleaned."""

import pytest

from faitiere.domains.letters.queries.residues import residues


@pytest.mark.parametrize(
    "draft",
    [
        "Suite [bookmark: _GoBack] du texte",
        "la Russie ou Israël ??",
        "à voir selon les pays",
        "AL non, Asie non",
        "(ou phrase sur les objectifs)",
        "une parenthèse (jamais fermée",
        "Ou : animation du groupe",
        "une/un autre",
        "élu/e actif",
        "près de / environ douze",
        "CONTEXTE PAYS",
        "CONTEXTE RELATIONS BILATERALES France",
        "le groupe-pays XXXX",
        "Monsieur xxxxx",
        "franco-XXXs",
        "CTxxxxx",
        "auprès de STRUCTURE",
        "au sein du GP / GT",
        "la COOP DEC",
        "environNB de collectivités",
        "deux  espaces",
        "des élu(e)s",
        "les président.e.s",
        "les président·es",
        "le groupe {{ pays }}",
        "[animateur|animatrice]",
        "à compléter",
        "« un guillemet",
    ],
)
def test_a_remark_of_drafting_is_found(draft: str) -> None:
    assert residues(draft) != []


@pytest.mark.parametrize(
    "clean",
    [
        "Le XXIe siècle et la XXXe édition, sous Louis XIV.",
        "Où en sommes-nous ? Nous avançons.",
        "Ou bien nous attendons (un peu).",
        "75004 PARIS",
        "Voir https://exemple.fr/a/b?x=1 ou écrire à amina@exemple.fr.",
        "le groupe ODD, l’ECSI et les « objectifs »",
        "M. Dupont, n° 5, 50 %, 18 h 30, 12/03/2024",
        "Je soussigné.\nFin.",
    ],
)
def test_a_clean_sentence_is_left_alone(clean: str) -> None:
    assert residues(clean) == []


def test_a_name_from_the_register_may_hold_a_slash() -> None:
    name = "Syndicat Amont/Aval du Pays de Rivecourt"
    assert residues(f"avec le {name}") != []
    assert residues(f"avec le {name}", names=[name]) == []


def test_the_sentence_shows_what_was_found() -> None:
    assert [str(residue) for residue in residues("un élu/e")] == ["« élu/e » : deux formes sont restées côte à côte"]
