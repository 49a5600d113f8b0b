"""Pictures that people hand over: straightened, freed of what the camera wrote in them, kept with their rights."""

from io import BytesIO

from django.core.files.base import ContentFile, File
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils.text import slugify
from PIL import Image, ImageOps, UnidentifiedImageError

from faitiere.domains.library.models import LibraryImage
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError

LARGEST = 12 * 2**20
WIDEST = 2400  # pixels: more than any page or print of ours shows
FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}


class NotAPicture(BusinessError):
    """A file that cannot be opened as a picture."""

    message = "Ce fichier n’est pas une image JPEG, PNG ou WebP lisible. Enregistrez-la dans l’un de ces formats."


class PictureTooHeavy(BusinessError):
    """A file of more bytes than a picture needs."""

    message = "Cette image pèse {weight} Mo ; la limite est de {limit} Mo. Réduisez-la, puis déposez-la de nouveau."


def cleaned(content: bytes) -> ContentFile[bytes]:
    """Return the picture alone: upright, at most 2400 pixels wide or high. NotAPicture, PictureTooHeavy.

    The place and the hour that cameras write in a picture are nobody’s business.
    """
    if len(content) > LARGEST:
        raise PictureTooHeavy(weight=len(content) // 2**20 + 1, limit=LARGEST // 2**20)
    try:
        with Image.open(BytesIO(content), formats=list(FORMATS)) as opened:
            kind = opened.format or ""
            upright = ImageOps.exif_transpose(opened)
            upright.thumbnail((WIDEST, WIDEST))
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        raise NotAPicture from error
    bare = Image.new(upright.mode, upright.size)
    bare.paste(upright)
    if upright.mode == "P":
        bare = upright.convert("RGBA")
        bare.info.clear()
    written = BytesIO()
    bare.save(written, kind, quality=88)
    return ContentFile(written.getvalue(), name=f"image.{FORMATS[kind]}")


@transaction.atomic
def keep(
    file: File[bytes], *, title: str, description: str, credit: str = "", rights: str = "", by: log.Actor
) -> LibraryImage:
    """Keep a picture with what is said of it to those who do not see it, who made it and what may be done with it."""
    image = LibraryImage(title=title, description=description, credit=credit, rights=rights)
    extension = str(file.name).rpartition(".")[2]
    image.file = ImageFile(file, name=f"{slugify(title)[:40] or 'image'}.{extension}")
    image.save()
    log.record("image déposée", image, by=by)
    return image
