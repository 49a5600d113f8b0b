"""The map of the groups: each country that has one is a link; the list beside it says the same."""

from collections.abc import Iterable
from dataclasses import dataclass

from faitiere.web.ui import world

LEFT, TOP, RIGHT, BOTTOM = 500, -20, 3990, world.HEIGHT


@dataclass(frozen=True)
class Pin:
    """A country to show: where its link leads, what it says, and the classes that colour it."""

    code: str
    url: str
    label: str
    tone: str


@dataclass(frozen=True)
class Marked:
    """A pin on its outline; a small country also gets a round mark."""

    pin: Pin
    shape: world.Shape


@dataclass(frozen=True)
class Atlas:
    """What the template draws. ``undrawn`` are the pins whose country is too small for the outlines we have."""

    land: str
    marked: list[Marked]
    undrawn: list[Pin]

    view_box = f"{LEFT} {TOP} {RIGHT - LEFT} {BOTTOM - TOP}"


def draw(pins: Iterable[Pin]) -> Atlas:
    """Put pins on the world; of two pins for one country the first is kept."""
    wanted: dict[str, Pin] = {}
    for pin in pins:
        wanted.setdefault(pin.code, pin)
    marked = [Marked(wanted[shape.code], shape) for shape in world.shapes() if shape.code in wanted]
    drawn = {mark.pin.code for mark in marked}
    return Atlas(
        land="".join(shape.path for shape in world.shapes() if shape.code not in drawn),
        marked=sorted(marked, key=lambda mark: (mark.shape.is_small, mark.pin.label)),
        undrawn=[pin for code, pin in wanted.items() if code not in drawn],
    )
