import pytest

from faitiere.gateways.spelling import unknown_words


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Aujourd’hui, l’association n’a qu’une élue : d'accord ?", []),
        ("la reunion des collectivitées", ["reunion", "collectivitées"]),
        ("le 1er, le 2ème, XIVe, COP28, l’AICT, ODD", []),
        ("https://reseau.example/fevrier lettre@reseau.example #Reunion [[salutation]]", []),
        ("la co-présidence, un vice-président non-élu, une ex-mairesse", []),
        ("jusqu’à Kanazawa, d’Armenonville", ["Kanazawa", "Armenonville"]),
        ("Réunion réunion REUNION", []),
    ],
)
def test_words_are_told_from_what_is_none(text, unknown):
    assert unknown_words(text) == unknown


def test_a_compound_is_known_by_its_parts():
    assert unknown_words("le Haut-Karabakh") == ["Haut-Karabakh"]
    assert unknown_words("le Haut-Karabakh", names={"karabakh"}) == []
