"""Two rows for one person become one; it can be undone."""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction

from faitiere.domains.people.models import Office, Person, PersonMerge, Position
from faitiere.kernel.audit import log
from faitiere.kernel.errors import BusinessError

Move = list[Any]


class SamePerson(BusinessError):
    """A row does not merge with itself."""

    message = "Choisissez deux fiches différentes."


class NotMergeable(BusinessError):
    """An erased or already merged row stays what it is."""

    message = "La fiche de {person} a été effacée ou déjà fusionnée."


class AlreadyUndone(BusinessError):
    """A merge is undone once."""

    message = "Cette fusion a déjà été défaite."


@transaction.atomic
def merge(kept: Person, duplicate: Person, *, reason: str, by: log.Actor, now: datetime) -> PersonMerge:
    """Move everything that points at a duplicate to the row that is kept, whichever room it comes from.

    Both histories stay: an office with the same title keeps the mentions of the two. Every move is written down, so
    that `unmerge` brings it back. The duplicate's row stays, to answer for its old address. SamePerson, NotMergeable.
    """
    if kept.pk == duplicate.pk:
        raise SamePerson
    rows = {person.pk: person for person in Person.objects.select_for_update().filter(pk__in=[kept.pk, duplicate.pk])}
    kept, duplicate = rows[kept.pk], rows[duplicate.pk]
    for person in (kept, duplicate):
        if person.erased_at or person.merged_into_id:
            raise NotMergeable(person=person)
    moves = [*_join_statements(kept, duplicate), *_move_all(duplicate, kept)]
    _move_login(duplicate, kept, moves)
    _learn_spellings(kept, duplicate, moves)
    kept.save(update_fields=["also_spelled", "search_name", "user"])
    duplicate.merged_into = kept
    duplicate.save(update_fields=["merged_into", "user"])
    done = PersonMerge.objects.create(
        kept=kept, duplicate=duplicate, merged_at=now, merged_by=str(by), reason=reason, moves=moves
    )
    log.record("fiches fusionnées", kept, by=by, changes={"duplicate": [str(duplicate), ""], "reason": ["", reason]})
    return done


@transaction.atomic
def unmerge(merge: PersonMerge, *, by: log.Actor, now: datetime) -> Person:
    """Bring back what a merge moved, unless it has moved again since; return the row that stands by itself again."""
    merge = PersonMerge.objects.select_for_update().get(pk=merge.pk)
    if merge.undone_at:
        raise AlreadyUndone
    for label, field, pk, old, new in reversed(merge.moves):
        model = apps.get_model(label)
        model._default_manager.filter(pk=pk, **{field: new}).update(**{field: old})
    merge.undone_at = now
    merge.save(update_fields=["undone_at"])
    duplicate = merge.duplicate
    duplicate.merged_into = None
    duplicate.save(update_fields=["merged_into"])
    log.record("fusion défaite", duplicate, by=by)
    return Person.objects.get(pk=duplicate.pk)


def _join_statements(kept: Person, duplicate: Person) -> list[Move]:
    """Give the open offices and positions of the kept row the mentions of those with the same title."""
    moves: list[Move] = []
    for model, place in ((Office, "authority_id"), (Position, "organization_id")):
        ours = {
            (getattr(row, place), row.title.casefold()): row
            for row in model._default_manager.filter(person=kept, ends_on=None)
        }
        for row in model._default_manager.filter(person=duplicate, ends_on=None):
            same = ours.get((getattr(row, place), row.title.casefold()))
            if same is not None:
                moves += _move_all(row, same)
    return moves


def _move_all(old: models.Model, new: models.Model) -> list[Move]:
    """Point every row that points at one object, in any room, at another; what would then stand twice stays."""
    moves: list[Move] = []
    for model, field in _pointers(type(old)):
        keys = list(model._default_manager.filter(**{field: old.pk}).order_by("pk").values_list("pk", flat=True))
        label = model._meta.label
        moves += [[label, field, pk, old.pk, new.pk] for pk in keys if _moved(model, field, pk, new.pk)]
    return moves


def _pointers(model: type[models.Model]) -> list[tuple[Any, str]]:
    """Return every (model, field) that points at a model, the tables of many-to-many fields included."""
    pointers: list[tuple[Any, str]] = []
    for relation in model._meta.related_objects:
        if isinstance(relation, models.ManyToManyRel):
            pointers.append((relation.through, relation.field.m2m_reverse_field_name()))
        elif relation.related_model is not PersonMerge:
            pointers.append((relation.related_model, relation.field.name))
    return pointers


def _moved(model: Any, field: str, pk: Any, new: Any) -> bool:
    try:
        with transaction.atomic():
            return bool(model._default_manager.filter(pk=pk).update(**{field: new}))
    except IntegrityError:
        return False


def _learn_spellings(kept: Person, duplicate: Person, moves: list[Move]) -> None:
    """Let the kept row be found by every spelling of the other."""
    before = {"also_spelled": kept.also_spelled, "search_name": kept.search_name}
    spellings = dict.fromkeys([*kept.also_spelled, str(duplicate), *duplicate.also_spelled])
    kept.also_spelled = [spelling for spelling in spellings if spelling != str(kept)]
    kept.search_name = " ".join(dict.fromkeys(f"{kept.search_name} {duplicate.search_name}".split(" ")))[:400]
    moves += [["people.Person", name, kept.pk, old, getattr(kept, name)] for name, old in before.items()]


def _move_login(duplicate: Person, kept: Person, moves: list[Move]) -> None:
    """Let the kept row have the login, if it had none."""
    if duplicate.user_id and not kept.user_id:
        # Cleared first: a login belongs to one row at a time.
        login, duplicate.user = duplicate.user, None
        duplicate.save(update_fields=["user"])
        kept.user = login
        moves.append(["people.Person", "user", duplicate.pk, login and login.pk, None])
        moves.append(["people.Person", "user", kept.pk, None, login and login.pk])
