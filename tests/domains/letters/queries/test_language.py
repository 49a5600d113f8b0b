"""The template language: what it prints, and what it refuses to understand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faitiere.domains.letters.queries.language import Rendering, TagNotUnderstood, names_in, parse, render

NAMES = ["pays", "du_pays", "faitiere"]


def said(template: str, *, is_feminine: bool = False, **values: str) -> Rendering:
    return render(parse(template, NAMES), values, is_feminine=is_feminine)


def test_a_variable_prints_its_value() -> None:
    assert said("Vive {{ pays }} et {{pays}} !", pays="Valdorie") == Rendering("Vive Valdorie et Valdorie !")


def test_an_unknown_value_is_named_once() -> None:
    assert said("{{ pays }}, {{ pays }}, {{ faitiere }}").missing == ("pays", "faitiere")


def test_two_forms_agree_with_the_addressee() -> None:
    template = "[l’animateur|l’animatrice] [empêché|empêchée]"
    assert said(template).text == "l’animateur empêché"
    assert said(template, is_feminine=True).text == "l’animatrice empêchée"


def test_a_condition_prints_one_side() -> None:
    template = "{{ si faitiere }}avec {{ faitiere }}{{ sinon }}sans {{ pays }}{{ fin }}."
    assert said(template, faitiere="l’AMV").text == "avec l’AMV."
    assert said(template) == Rendering("sans .", ("pays",))


def test_what_a_condition_hides_is_not_missing() -> None:
    assert said("{{ si faitiere }}{{ pays }}{{ fin }}").missing == ()


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        ("{{ pay }}", "La variable « pay » n’existe pas. Vouliez-vous dire « pays » ?"),
        ("{{ zzz }}", "La variable « zzz » n’existe pas."),
        ("{{ si zzz }}{{ fin }}", "La variable « zzz » n’existe pas."),
        ("{{ pays", "Une accolade double n’est pas fermée, ou pas ouverte."),
        ("pays }}", "Une accolade double n’est pas fermée, ou pas ouverte."),
        ("{{ si pays }}", "La condition « si pays » n’est pas fermée par « fin »."),
        ("{{ fin }}", "« fin » ferme une condition qui n’est pas ouverte."),
        ("{{ sinon }}", "« sinon » n’est pas à sa place : il suit « si » et précède « fin »."),
        ("{{ si pays }}{{ si pays }}", "« si pays » s’ouvre avant la fin de « si pays »."),
        ("{{ pays.upper }}", "La balise « pays.upper » n’est pas comprise."),
        ("{{ pays|safe }}", "La balise « pays|safe » n’est pas comprise."),
        ("{{ 1+1 }}", "La balise « 1+1 » n’est pas comprise."),
    ],
)
def test_anything_else_is_refused_in_french(template: str, sentence: str) -> None:
    with pytest.raises(TagNotUnderstood) as refusal:
        parse(template, NAMES)
    assert str(refusal.value) == sentence


def test_a_value_is_never_read_as_a_tag() -> None:
    assert said("{{ pays }}", pays="{{ faitiere }} [a|b]").text == "{{ faitiere }} [a|b]"


def test_every_name_is_found_conditions_included() -> None:
    assert names_in(parse("{{ pays }}{{ si faitiere }}{{ du_pays }}{{ fin }}", NAMES)) == set(NAMES)


@given(st.text(alphabet=st.sampled_from(list("{}[]| spaysinofn")), max_size=40))
def test_whatever_is_typed_is_understood_or_refused_never_lost(template: str) -> None:
    try:
        node = parse(template, NAMES)
    except TagNotUnderstood:
        return
    if not names_in(node) and "|" not in template:
        assert render(node, {}, is_feminine=False).text == template
