"""The network's colour is read on every ground it stands on."""

import pytest

from faitiere.domains.newsletters.rules import colours


def test_the_contrast_is_that_of_wcag():
    assert round(colours.contrast("#000000", "#ffffff"), 2) == 21
    assert round(colours.contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("ground", ["#fffdf8", "#221d19"])
@pytest.mark.parametrize("colour", ["#1d3f58", "#ffe600", "#e2001a", "#7fc4ff", "#000000", "#ffffff"])
def test_any_colour_becomes_readable_on_light_and_on_dark(colour: str, ground: str):
    assert colours.contrast(colours.readable(colour, ground), ground) >= 4.5


def test_a_readable_colour_is_left_as_it_is():
    assert colours.readable("#1d3f58", "#fffdf8", "#f6f1e7") == "#1d3f58"
