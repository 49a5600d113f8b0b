import re

from faitiere.kernel.documents import qr


def drawn(svg: str) -> list[list[bool]]:
    side = int(re.search(r'viewBox="0 0 (\d+)', svg)[1])
    rows = [[False] * side for _ in range(side)]
    dark = re.search(r'fill="#000" d="([^"]*)"', svg)[1]
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", dark):
        for step in range(int(width)):
            rows[int(y)][int(x) + step] = True
    return rows


def test_the_picture_shows_each_module_inside_its_quiet_zone():
    rows, picture = qr.matrix("F42-BCDFGHJK"), drawn(qr.svg("F42-BCDFGHJK"))

    inside = [row[qr.QUIET : -qr.QUIET] for row in picture[qr.QUIET : -qr.QUIET]]
    assert inside == rows
    assert sum(map(sum, picture)) == sum(map(sum, rows))


def test_a_code_has_the_three_eyes_by_which_a_reader_finds_it():
    rows = qr.matrix("https://reseau.example/invitation/abc/")
    eye = [[True] * 7, [True, *[False] * 5, True], *[[True, False, True, True, True, False, True]] * 3]

    assert [row[:7] for row in rows[:5]] == [row[-7:] for row in rows[:5]] == eye
    assert [row[:7] for row in rows[-7:-2]] == eye


def test_a_picture_that_says_something_has_a_name_and_the_others_are_hidden():
    assert 'aria-label="Lien de &quot;A &amp; B&quot;"' in qr.svg("x", label='Lien de "A & B"')
    assert 'aria-hidden="true"' in qr.svg("x")
