"""Rubrics: created, renamed, put in order."""

from django.db import transaction

from faitiere.domains.newsroom.models import Rubric
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError
from faitiere.kernel.words import free_slug


class RubricNameTaken(BusinessError):
    """Two rubrics do not share a name."""

    message = "Une rubrique s’appelle déjà « {name} »."


@transaction.atomic
def create(name: str, *, order: int, slug: str = "", by: log.Actor) -> Rubric:
    """Open a rubric at its place. RubricNameTaken."""
    _check(name, None)
    rubric = Rubric.objects.create(name=name, order=order, slug=slug or free_slug(Rubric, name))
    log.record("rubrique créée", rubric, by=by)
    return rubric


@transaction.atomic
def update(rubric: Rubric, *, name: str, order: int, by: log.Actor) -> Rubric:
    """Rename a rubric or move it. RubricNameTaken."""
    _check(name, rubric)
    said = {"name": name, "order": order}
    changes = log.changes_between({key: getattr(rubric, key) for key in said}, said)
    rubric.name, rubric.order = name, order
    rubric.save(update_fields=list(said))
    log.record("rubrique modifiée", rubric, by=by, changes=changes)
    return rubric


def _check(name: str, rubric: Rubric | None) -> None:
    others = Rubric.objects.exclude(pk=rubric.pk) if rubric else Rubric.objects.all()
    if others.filter(name__iexact=name).exists():
        raise RubricNameTaken(name=name)
