"""The files of a publication: checked when they come in, opened to those whom the publication names."""

from dataclasses import dataclass

from django.db import transaction

from faitiere.domains.library.services import documents
from faitiere.domains.newsroom.choices import FileLanguage, Readability
from faitiere.domains.newsroom.models import Publication, PublicationFile
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError

LARGEST = 80 * 2**20
ZIPPED = b"PK\x03\x04"
# What each kind of file begins with: an extension alone proves nothing.
BEGINNINGS = {
    "pdf": b"%PDF-",
    "epub": ZIPPED,
    "docx": ZIPPED,
    "odt": ZIPPED,
    "pptx": ZIPPED,
    "odp": ZIPPED,
    "xlsx": ZIPPED,
    "ods": ZIPPED,
}


class KindOfFileRefused(BusinessError):
    """A kind of file that readers cannot be expected to open."""

    message = "« {name} » n’est pas d’un format accepté : {accepted}."


class FileNotWhatItSays(BusinessError):
    """The content does not begin as its extension promises."""

    message = "« {name} » n’est pas un fichier {kind} lisible. Ouvrez-le, enregistrez-le de nouveau, puis déposez-le."


class FileTooHeavy(BusinessError):
    """More than a reader downloads."""

    message = "« {name} » pèse {weight} Mo ; la limite est de {limit} Mo. Réduisez-le, puis déposez-le de nouveau."


class ReadabilityNotExplained(BusinessError):
    """Whoever cannot read a file is told what to do."""

    message = "Précisez ce qui manque, ou à qui demander une autre version : le lecteur le verra avant d’ouvrir."


@dataclass(frozen=True)
class FileDraft:
    """What is said of a file."""

    label: str = ""
    language: FileLanguage = FileLanguage.FRENCH
    readability: Readability = Readability.UNKNOWN
    readability_note: str = ""
    order: int = 0


@transaction.atomic
def add(
    publication: Publication, content: bytes, *, name: str, draft: FileDraft | None = None, by: log.Actor
) -> PublicationFile:
    """Keep a file of a publication; who may open it follows the publication.

    KindOfFileRefused, FileNotWhatItSays, FileTooHeavy, ReadabilityNotExplained.
    """
    draft = draft or FileDraft()
    _refuse(content, name)
    _refuse_silence(draft)
    title = f"{publication} – {draft.label}" if draft.label else str(publication)
    document = documents.keep(content, name=name, title=title[:255], access=publication.files_access, by=by)
    file = PublicationFile.objects.create(publication=publication, document=document, **vars(draft))
    log.record("fichier ajouté", publication, by=by, changes={"fichier": ["", name]})
    return file


@transaction.atomic
def describe(file: PublicationFile, draft: FileDraft, *, by: log.Actor) -> PublicationFile:
    """Change what is said of a file. ReadabilityNotExplained."""
    _refuse_silence(draft)
    before = {name: getattr(file, name) for name in vars(draft)}
    for name, value in vars(draft).items():
        setattr(file, name, value)
    file.save()
    log.record("fichier décrit", file.publication, by=by, changes=log.changes_between(before, {**vars(draft)}))
    return file


@transaction.atomic
def remove(file: PublicationFile, *, by: log.Actor) -> None:
    """Take a file away, from the library as well."""
    publication, document, name = file.publication, file.document, file.document.filename
    file.delete()
    document.delete()
    log.record("fichier retiré", publication, by=by, changes={"fichier": [name, ""]})


def _refuse(content: bytes, name: str) -> None:
    kind = name.rpartition(".")[2].lower()
    if kind not in BEGINNINGS:
        raise KindOfFileRefused(name=name, accepted=", ".join(one.upper() for one in BEGINNINGS))
    if len(content) > LARGEST:
        raise FileTooHeavy(name=name, weight=len(content) // 2**20 + 1, limit=LARGEST // 2**20)
    if not content.startswith(BEGINNINGS[kind]):
        raise FileNotWhatItSays(name=name, kind=kind.upper())


def _refuse_silence(draft: FileDraft) -> None:
    if draft.readability in {Readability.PARTIAL, Readability.NONE} and not draft.readability_note.strip():
        raise ReadabilityNotExplained
