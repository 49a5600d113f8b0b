from io import BytesIO

import pytest
from PIL import Image

from faitiere.domains.library.services import images
from faitiere.kernel.audit.log import System

ORIENTATION, GPS = 0x0112, 0x8825


def picture(kind="JPEG", size=(40, 20), mode="RGB", **extra) -> bytes:
    written = BytesIO()
    Image.new(mode, size, 120).save(written, kind, **extra)
    return written.getvalue()


def test_a_picture_stands_upright_and_forgets_where_it_was_taken():
    exif = Image.Exif()
    exif[ORIENTATION] = 6  # the camera was held on its side
    exif[GPS] = {1: "N", 2: (47.0, 18.0, 36.0)}

    cleaned = images.cleaned(picture(exif=exif))

    with Image.open(BytesIO(cleaned.read())) as shown:
        assert (shown.size, dict(shown.getexif())) == ((20, 40), {})
    assert cleaned.name == "image.jpg"


def test_a_picture_larger_than_any_page_is_made_smaller():
    with Image.open(BytesIO(images.cleaned(picture("PNG", (3000, 30), "P")).read())) as shown:
        assert shown.size == (2400, 24)


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7", b"<svg/>", picture()[:200], picture("GIF", mode="P")], ids=range(5)
)
def test_what_is_not_a_picture_is_refused(content):
    with pytest.raises(images.NotAPicture):
        images.cleaned(content)


def test_a_picture_too_heavy_is_refused_with_its_weight(monkeypatch):
    monkeypatch.setattr(images, "LARGEST", 10)
    with pytest.raises(images.PictureTooHeavy, match="1 Mo"):
        images.cleaned(picture())


def test_a_picture_is_kept_with_what_is_said_of_it(db):
    image = images.keep(
        images.cleaned(picture()), title="La fête", description="Un feu", credit="M. A.", rights="Permis", by=System()
    )
    assert (image.description, image.credit, image.rights, image.width) == ("Un feu", "M. A.", "Permis", 40)
    assert "la-fete" in image.file.name
