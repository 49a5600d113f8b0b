"""The outlines of the world."""

from faitiere.web.ui import world


def test_the_projection_agrees_with_its_authors():
    # Šavrič, Patterson, Jenny (2018): the equator is 2.7066 long on each side, a pole 1.3173 high.
    assert [round(world.project(180, 0)[0], 4), round(world.project(0, 90)[1], 4)] == [2.7066, 1.3174]


def test_east_is_right_and_north_is_up():
    paris, dakar, tokyo = world.place(2.35, 48.86), world.place(-17.4, 14.7), world.place(139.7, 35.7)
    assert dakar[0] < paris[0] < tokyo[0]
    assert paris[1] < tokyo[1] < dakar[1]


def test_no_outline_crosses_the_whole_drawing():
    # A ring broken at the 180th meridian would draw a line from one side to the other.
    for shape in world.shapes():
        steps = shape.path.replace("M", " ").replace("l", " ").replace("z", " ").replace("-", " -").split()
        assert max(map(int, steps), default=0) <= world.WIDTH + 300
    russia = next(shape for shape in world.shapes() if shape.code == "RU")
    assert russia.x > world.place(60, 60)[0]


def test_antarctica_is_left_out_and_the_drawing_stays_light():
    assert "AQ" not in {shape.code for shape in world.shapes()}
    assert sum(len(shape.path) for shape in world.shapes()) < 60_000
