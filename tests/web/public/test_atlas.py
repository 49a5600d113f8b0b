"""Countries on the map."""

from faitiere.web.public.atlas import Pin, draw


def pin(code, label="Groupe"):
    return Pin(code=code, url=f"/{code}/", label=label, tone="zone-1")


def test_each_country_that_has_a_group_is_drawn_once():
    atlas = draw([pin("SN", "Actif"), pin("SN", "En sommeil"), pin("JP")])
    assert sorted((one.pin.code, one.pin.label) for one in atlas.marked) == [("JP", "Groupe"), ("SN", "Actif")]


def test_a_country_too_small_to_touch_gets_a_round_mark():
    atlas = draw([pin("LB"), pin("SN")])
    assert [(one.pin.code, one.shape.is_small) for one in atlas.marked] == [("SN", False), ("LB", True)]


def test_a_country_without_an_outline_is_told_apart():
    assert [one.code for one in draw([pin("MU")]).undrawn] == ["MU"]


def test_the_rest_of_the_world_is_one_outline():
    assert len(draw([]).land) > len(draw([pin("RU")]).land)
