"""Templates: written, chosen and retired by staff, without a developer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.files.base import ContentFile
from django.db import transaction

from faitiere.domains.letters import documents
from faitiere.domains.letters.choices import VARIABLES, VARIANTS, BlockKind, BlockPresence
from faitiere.domains.letters.models import LetterTemplate, TemplateBlock
from faitiere.domains.letters.queries import templates as known
from faitiere.domains.letters.queries.language import TagNotUnderstood, parse
from faitiere.domains.library.choices import AccessLevel
from faitiere.domains.library.models import LibraryDocument
from faitiere.kernel.audit import log
from faitiere.kernel.audit.log import Actor
from faitiere.kernel.errors import BusinessError

MAX_WORD_FILE = 5 * 2**20


class BlocksNotUnderstood(BusinessError):
    """A block holds a tag that is not on the list, or stands where it cannot."""

    message = "{problems}"


class TemplateNameTaken(BusinessError):
    """Two templates cannot bear the same name."""

    message = "Un modèle porte déjà le nom « {name} »."


class TemplateRetired(BusinessError):
    """A retired template is kept for the letters made from it and serves no more."""

    message = "Le modèle « {name} » a été retiré."


class DefaultTemplateKept(BusinessError):
    """The template in use cannot be retired before another takes its place."""

    message = "« {name} » est le modèle en usage : choisissez-en d’abord un autre."


class WordTemplateRefused(BusinessError):
    """The uploaded file cannot serve as a Word template."""

    message = "Ce modèle Word ne peut pas servir. {problem}"


@dataclass(frozen=True)
class BlockDraft:
    """A block as staff write it."""

    title: str
    text: str
    kind: str = BlockKind.PARAGRAPH
    variant: str = ""
    presence: str = BlockPresence.ALWAYS


@transaction.atomic
def create(name: str, blocks: Sequence[BlockDraft], *, kind: str, by: Actor) -> LetterTemplate:
    """Write a new template; the first of its kind is put to use at once."""
    if LetterTemplate.objects.filter(name=name).exists():
        raise TemplateNameTaken(name=name)
    template = LetterTemplate.objects.create(name=name, kind=kind, is_default=known.default(kind) is None)
    _write(template, blocks)
    log.record("modèle de courrier créé", template, by=by, changes={"blocs": [0, len(blocks)]})
    return template


@transaction.atomic
def write(template: LetterTemplate, blocks: Sequence[BlockDraft], *, by: Actor) -> None:
    """Replace a template's blocks. Letters already issued keep their own text."""
    template = LetterTemplate.objects.select_for_update().get(pk=template.pk)
    _refuse_retired(template)
    before = {block.title: block.text for block in template.blocks.all()}
    template.blocks.all().delete()
    _write(template, blocks)
    after = {block.title: block.text for block in blocks}
    changes = log.changes_between(before, before | after | dict.fromkeys(before.keys() - after.keys()))
    log.record("modèle de courrier modifié", template, by=by, changes=changes)


@transaction.atomic
def rename(template: LetterTemplate, name: str, *, by: Actor) -> None:
    """Give a template another name."""
    if LetterTemplate.objects.filter(name=name).exclude(pk=template.pk).exists():
        raise TemplateNameTaken(name=name)
    before, template.name = template.name, name
    template.save(update_fields=["name"])
    log.record("modèle de courrier renommé", template, by=by, changes={"name": [before, name]})


@transaction.atomic
def put_to_use(template: LetterTemplate, *, by: Actor) -> None:
    """Make a template the one in use for its kind."""
    _refuse_retired(template)
    LetterTemplate.objects.filter(kind=template.kind, is_default=True).update(is_default=False)
    template.is_default = True
    template.save(update_fields=["is_default"])
    log.record("modèle de courrier mis en usage", template, by=by)


@transaction.atomic
def retire(template: LetterTemplate, *, on: date, by: Actor) -> None:
    """Put a template away; the letters made from it keep naming it."""
    if template.is_default:
        raise DefaultTemplateKept(name=template.name)
    template.retired_on = on
    template.save(update_fields=["retired_on"])
    log.record("modèle de courrier retiré", template, by=by)


@transaction.atomic
def ensure_default(kind: str, *, by: Actor) -> LetterTemplate:
    """Return the template in use; a new installation starts from the one that ships with the product."""
    template = known.default(kind)
    if template is None:
        starter = known.starter(kind)
        template = create(starter["name"], [BlockDraft(**block) for block in starter["blocks"]], kind=kind, by=by)
    return template


@transaction.atomic
def attach_word(template: LetterTemplate, file: bytes, *, name: str, by: Actor) -> None:
    """Make a staff's .docx the template's text instead of its blocks, once its tags have been checked."""
    _refuse_retired(template)
    if len(file) > MAX_WORD_FILE:
        raise WordTemplateRefused(problem="Il pèse plus de 5 Mo.")
    try:
        documents.check(file, kind=template.kind)
    except documents.WordProblem as problem:
        raise WordTemplateRefused(problem=str(problem)) from problem
    kept = LibraryDocument(title=f"{template.name} (modèle Word)", access=AccessLevel.STAFF)
    kept.file.save(name, ContentFile(file), save=False)
    kept.file_size = len(file)
    kept.save()
    template.word_file = kept
    template.save(update_fields=["word_file"])
    log.record("modèle Word déposé", template, by=by, changes={"word_file": [None, name]})


@transaction.atomic
def detach_word(template: LetterTemplate, *, by: Actor) -> None:
    """Go back to the template's blocks; the file stays in the library."""
    template.word_file = None
    template.save(update_fields=["word_file"])
    log.record("modèle Word retiré", template, by=by)


def _refuse_retired(template: LetterTemplate) -> None:
    if template.retired_on:
        raise TemplateRetired(name=template.name)


def _write(template: LetterTemplate, blocks: Sequence[BlockDraft]) -> None:
    problems = [problem for block in blocks for problem in _problems(template.kind, block)]
    if problems:
        raise BlocksNotUnderstood(problems=" ".join(problems))
    TemplateBlock.objects.bulk_create(
        TemplateBlock(
            template=template,
            order=order,
            kind=block.kind,
            title=block.title,
            variant=block.variant,
            presence=block.presence,
            text=block.text.strip(),
        )
        for order, block in enumerate(blocks, start=1)
    )


def _problems(kind: str, block: BlockDraft) -> list[str]:
    """Return what keeps a block from being saved, each sentence naming the block."""
    problems = []
    if block.kind not in BlockKind.values or block.presence not in BlockPresence.values:
        problems.append(f"Bloc « {block.title} » : sa nature ou sa présence n’est pas connue.")
    if block.variant and block.variant not in VARIANTS[kind]:
        problems.append(f"Bloc « {block.title} » : le cas « {block.variant} » n’existe pas.")
    try:
        parse(block.text, [variable.name for variable in VARIABLES[kind]])
    except TagNotUnderstood as error:
        problems.append(f"Bloc « {block.title} » : {error}")
    return problems
