"""French typography."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faitiere.kernel.typography import french

N = "\u202f"
B = "\u00a0"

TRICKY = st.text(
    alphabet=st.sampled_from(list("aéIVXM1230 -–'’;:!?«».,()<>&\n\u00a0\u202f\ue000%€°nhpeèr")), max_size=40
)


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("Pourquoi ? Voilà ; allons !", f"Pourquoi{N}? Voilà{N}; allons{N}!"),
        ("Objet : lettre", f"Objet{B}: lettre"),
        ("Objet: lettre", f"Objet{B}: lettre"),
        ("la dynamique « Sahel »", f"la dynamique «{N}Sahel{N}»"),
        ("«Sahel»", f"«{N}Sahel{N}»"),
        ("l'action d'aujourd'hui", "l’action d’aujourd’hui"),
        ("la 14ème édition, au XXIème siècle, la 1ère", f"la 14e édition, au XXIe{B}siècle, la 1re"),
        ("le 1er mars et le 2e jour", f"le 1er{B}mars et le 2e jour"),
        ("n°5, M. Dupont et Mme Durand", f"n°{B}5, M.{B}Dupont et Mme{B}Durand"),
        ("25 000 habitants, 50 %, 3€", f"25{N}000 habitants, 50{B}%, 3{B}€"),
        ("à 18h30, à 18 h, de 12:30 à 13:00", f"à 18{B}h{B}30, à 18{B}h, de 12:30 à 13:00"),
        ("Lettre de mission - présidence", f"Lettre de mission{B}– présidence"),
        ("le groupe - né en 2020 - se réunit", f"le groupe –{B}né en 2020{B}– se réunit"),
        ("un porte-parole", "un porte-parole"),
        ("(vraiment ?)", f"(vraiment{N}?)"),
        ("Quoi ?!", f"Quoi{N}?!"),
        ("en 2020 350 personnes", "en 2020 350 personnes"),
        ("+33 1 53 41 81 81", "+33 1 53 41 81 81"),
    ],
)
def test_what_is_typed_is_set_in_french(typed: str, set_: str) -> None:
    assert french(typed) == set_


@pytest.mark.parametrize(
    "text",
    [
        "https://exemple.fr/page?au=2021-03-01;b=1!",
        "www.exemple.fr/l'eau?x=1:",
        "coop-dec@exemple.fr",
        '<a href="/x?y=1;z=2" title="l\'eau : non">',
        "<code>a ? b : c ; d = 'e' ! 14ème</code>",
        "`x = 'a' ; y ?`",
        "&amp; &lt;b&gt;",
        "mailto:a@b.fr?subject=Bonjour!",
    ],
)
def test_what_is_not_prose_stays(text: str) -> None:
    assert french(text) == text


def test_prose_around_tags_is_set() -> None:
    assert french("<em>Bonjour</em> ! <b>Quoi ?</b>") == f"<em>Bonjour</em>{N}! <b>Quoi{N}?</b>"


@given(TRICKY)
def test_setting_twice_changes_nothing_more(text: str) -> None:
    assert french(french(text)) == french(text)


@given(st.text(alphabet=st.sampled_from(list("abé ;:!?«».,-\n")), max_size=60))
def test_only_spaces_dashes_and_ellipses_change_in_plain_prose(text: str) -> None:
    def bare(words: str) -> str:
        return "".join(words.split()).replace("–", "-").replace("…", "...")

    assert bare(french(text)) == bare(text)
