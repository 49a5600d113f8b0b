"""Audiences: saved, renamed, put away."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from faitiere.domains.audiences.models import Audience
from faitiere.domains.audiences.queries import Line, leads_to, used_by, written
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError


class NameMissing(BusinessError):
    """An audience has a name."""

    message = "Donnez un nom à ce public."


class NameTaken(BusinessError):
    """Two audiences do not share a name, archived ones included."""

    message = "Un public s’appelle déjà « {name} »."


class AudienceInCircle(BusinessError):
    """An audience cannot be made of itself."""

    message = "Ce public se contiendrait lui-même : retirez le critère « Un autre public » qui mène à « {name} »."


class AudienceReused(BusinessError):
    """What others are made of stays."""

    message = "Ce public sert encore à : {names}. Modifiez-les d’abord."


@transaction.atomic
def create(name: str, lines: Sequence[Line], *, description: str = "", by: log.Actor, now: datetime) -> Audience:
    """Save a new audience. NameMissing, NameTaken, and the refusals of `queries.written`."""
    tree = written(lines)
    audience = Audience.objects.create(
        name=_free(name, None), description=description.strip(), tree=tree, created_at=now, changed_at=now
    )
    log.record("public créé", audience, by=by, at=now)
    return audience


@transaction.atomic
def save(audience: Audience, lines: Sequence[Line], *, by: log.Actor, now: datetime) -> Audience:
    """Change whom it means. AudienceInCircle, and the refusals of `queries.written`."""
    audience = _held(audience)
    tree = written(lines)
    if leads_to(list(lines), audience):
        raise AudienceInCircle(name=audience.name)
    changes = log.changes_between({"tree": audience.tree}, {"tree": tree})
    audience.tree, audience.changed_at = tree, now
    audience.save(update_fields=["tree", "changed_at"])
    log.record("critères du public modifiés", audience, by=by, at=now, changes=changes)
    return audience


@transaction.atomic
def rename(audience: Audience, name: str, *, description: str = "", by: log.Actor, now: datetime) -> Audience:
    """Give it another name or say better what it is for. NameMissing, NameTaken."""
    audience = _held(audience)
    said = {"name": _free(name, audience), "description": description.strip()}
    changes = log.changes_between({key: getattr(audience, key) for key in said}, said)
    audience.name, audience.description, audience.changed_at = said["name"], said["description"], now
    audience.save(update_fields=[*said, "changed_at"])
    log.record("public renommé", audience, by=by, at=now, changes=changes)
    return audience


@transaction.atomic
def archive(audience: Audience, *, by: log.Actor, now: datetime) -> Audience:
    """Put it away: it is no longer offered, its record stays. AudienceReused."""
    audience = _held(audience)
    if others := used_by(audience):
        raise AudienceReused(names=", ".join(f"« {other} »" for other in others))
    if audience.archived_at is None:
        audience.archived_at = now
        audience.save(update_fields=["archived_at"])
        log.record("public archivé", audience, by=by, at=now)
    return audience


@transaction.atomic
def restore(audience: Audience, *, by: log.Actor, now: datetime) -> Audience:
    """Offer it again."""
    audience = _held(audience)
    if audience.archived_at is not None:
        audience.archived_at = None
        audience.save(update_fields=["archived_at"])
        log.record("public remis en service", audience, by=by, at=now)
    return audience


@transaction.atomic
def note_use(audience: Audience, what: str, people: int, *, by: log.Actor, now: datetime) -> None:
    """Remember in its log what it served for, and how many people that added."""
    log.record("public employé", audience, by=by, at=now, changes={"pour": [None, what], "personnes": [None, people]})


def _held(audience: Audience) -> Audience:
    return Audience.objects.select_for_update().get(pk=audience.pk)


def _free(name: str, audience: Audience | None) -> str:
    name = " ".join(name.split())
    if not name:
        raise NameMissing
    others = Audience.objects.exclude(pk=audience.pk) if audience else Audience.objects.all()
    if others.filter(name__iexact=name).exists():
        raise NameTaken(name=name)
    return name
